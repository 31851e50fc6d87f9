import { useTranslation } from 'react-i18next';

const SORTS = { '+': 'erbij', '-': 'weg' } as const;

/** What a line of a difference says: added, removed, or only there to find the place. */
export function sortOfLine(line: string): 'erbij' | 'weg' | 'gelijk' {
  const first = line.charAt(0);
  return first === '+' || first === '-' ? SORTS[first] : 'gelijk';
}

/** A difference in lines with + and - before them; who hears it hears "erbij" and "weg". */
export function DiffLines({ lines, label }: { lines: readonly string[]; label: string }) {
  const { t } = useTranslation('patronen');
  return (
    <div className="rd-diff" role="group" aria-label={label} tabIndex={0}>
      <ol>
        {lines.map((line, index) => {
          const sort = sortOfLine(line);
          return (
            <li key={`${index} ${line}`} className={`rd-diff-${sort}`}>
              {sort !== 'gelijk' && <span className="rd-unseen">{t(sort)}: </span>}
              {line === '' ? ' ' : line}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

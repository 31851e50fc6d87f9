import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../patterns/scroll-region';

const CLASS: Record<string, string> = { '+': 'rd-plus', '-': 'rd-minus' };

/** Lines that begin with + (new), - (gone) or a space (the same); the signs are read out in words. */
export function DifferenceLines({ label, lines }: { label: string; lines: string[] }) {
  const { t } = useTranslation('berichten');
  const spoken: Record<string, string> = { '+': t('regelErbij'), '-': t('regelEraf') };
  return (
    <ScrollRegion label={label}>
      <pre className="rd-code">
        {lines.map((line, index) => {
          const sign = line[0] ?? ' ';
          return (
            <div key={index} className={CLASS[sign]}>
              {spoken[sign] && <span className="rd-unseen">{spoken[sign]} </span>}
              <span aria-hidden={sign !== ' '}>{sign}</span>
              {line.slice(1)}
            </div>
          );
        })}
      </pre>
    </ScrollRegion>
  );
}

import type { Shape } from '../../api/types';

type Finding = Pick<Shape<'Configbevinding'>, 'regel' | 'kolom' | 'tekst' | 'ernst' | 'code'>;

export type FileLine<F extends Finding = Finding> = { number: number; text: string; findings: F[] };

/** The lines of a file with what was found on each; what has no line stands on the first. */
export function fileLines<F extends Finding>(text: string, findings: readonly F[]): FileLine<F>[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const place = (finding: F) => Math.min(Math.max(finding.regel, 1), lines.length);
  return lines.map((line, index) => ({
    number: index + 1,
    text: line,
    findings: findings.filter((finding) => place(finding) === index + 1),
  }));
}

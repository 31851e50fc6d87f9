import { describe, expect, it } from 'vitest';
import { fileLines } from './file-lines';

const finding = (regel: number) =>
  ({ regel, kolom: 1, code: 'unknown-field', tekst: 'unknown', ernst: 'fout' }) as const;

describe('the lines of a file', () => {
  it('have their findings', () => {
    const lines = fileLines('<a>\n<b/>\n</a>\n', [finding(2)]);
    expect(lines.map((line) => line.findings.length)).toEqual([0, 1, 0]);
  });

  it('keep findings that point outside the file', () => {
    const lines = fileLines('<a/>', [finding(0), finding(9)]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.findings).toHaveLength(2);
  });
});

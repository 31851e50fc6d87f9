import { describe, expect, it } from 'vitest';
import type { Shape } from '../../api/types';
import { compare } from './comparison';

const fact = (pad: string, waarde: string, gemaskeerd = false): Shape<'Feit'> => ({
  pad,
  sleutel: '',
  omschrijving: pad,
  waarde,
  gemaskeerd,
});

describe('the comparison of a message with candidates', () => {
  it('says that equal values agree and others do not', () => {
    const [row] = compare(
      [fact('geboortedatum', '1990-01-02')],
      [
        { velden: [fact('geboortedatum', '1990-01-02')] },
        { velden: [fact('geboortedatum', '1990-02-01')] },
      ],
    );
    expect(row?.sides.map((side) => side.agrees)).toEqual([true, false]);
  });

  it('says nothing about masked values', () => {
    const [row] = compare(
      [fact('bsn', '*****019', true)],
      [{ velden: [fact('bsn', '*****019', true)] }],
    );
    expect(row?.sides[0]?.agrees).toBeUndefined();
  });

  it('has a row for what only a candidate has', () => {
    const rows = compare([fact('naam', 'A')], [{ velden: [fact('adres', 'B')] }]);
    expect(rows.map((row) => row.title)).toEqual(['naam', 'adres']);
    expect(rows[1]?.message).toBeUndefined();
  });
});

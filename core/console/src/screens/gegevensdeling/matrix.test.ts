import { describe, expect, it } from 'vitest';
import type { Shape } from '../../api/types';
import { matrixOf } from './matrix';

const field = (pad: string, wet = 'wi2021'): Shape<'VeldRef'> => ({
  pad,
  omschrijving: pad,
  klasse: 'none',
  wet,
});
const ground = (id: string, more: Partial<Shape<'Grondslag'>>): Shape<'Grondslag'> => ({
  id,
  artikel: `art. ${id}`,
  activiteit: '',
  vanWet: 'wi2021',
  naarWet: 'wi2021',
  velden: [],
  alleenVerwijzing: [],
  ontvangers: [],
  geldigVan: null,
  geldigTot: null,
  toestemming: null,
  besluit: null,
  plaats: '',
  ...more,
});
const sharing = {
  velden: [field('inburgeraar.naam'), field('pip.leerroute'), field('schuldhulp.status', 'wgs')],
  organisaties: [
    { id: 'duo', naam: 'DUO' },
    { id: 'school', naam: 'Taalschool' },
    { id: 'niemand', naam: 'Krijgt niets' },
  ],
  grondslagen: [
    ground('1', { velden: ['inburgeraar'], ontvangers: ['duo', 'school'] }),
    ground('2', { alleenVerwijzing: ['schuldhulp.status'], ontvangers: ['school'] }),
  ],
};

describe('the matrix of who gets what', () => {
  it('has only items that somebody gets and organisations that get something', () => {
    const { recipients, rows } = matrixOf(sharing, {});
    expect(recipients.map((one) => one.id)).toEqual(['duo', 'school']);
    expect(rows.map((row) => row.field.pad)).toEqual(['inburgeraar.naam', 'schuldhulp.status']);
  });

  it('says where only a reference goes along', () => {
    const [, debt] = matrixOf(sharing, {}).rows;
    expect(debt?.cells.map((cell) => cell.map((one) => one.referenceOnly))).toEqual([[], [true]]);
  });

  it('is narrowed by law, organisation and words', () => {
    expect(matrixOf(sharing, { wet: 'wgs' }).rows).toHaveLength(1);
    expect(matrixOf(sharing, { organisatie: 'duo' }).recipients).toHaveLength(1);
    expect(matrixOf(sharing, { veld: 'NAAM' }).rows).toHaveLength(1);
    expect(matrixOf(sharing, { veld: 'iets anders' }).rows).toEqual([]);
  });

  it('does not take a path for the beginning of another word', () => {
    const other = { ...sharing, velden: [field('inburgeraars.aantal')] };
    expect(matrixOf(other, {}).rows).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { screensFor } from '../layout/menu';
import { may, type Right } from './rights';

const session = (...grants: { rights: Right[]; laws?: string[]; municipalities?: string[] }[]) => ({
  toekenningen: grants.map(({ rights, laws = [], municipalities = [] }) => ({
    rechten: rights,
    wetten: laws,
    gemeenten: municipalities,
  })),
});

describe('what somebody may', () => {
  it('is nothing without a grant', () => {
    expect(may(session(), 'metadata')).toBe(false);
  });

  it('is only the right that was granted', () => {
    const person = session({ rights: ['metadata'] });
    expect(may(person, 'metadata')).toBe(true);
    expect(may(person, 'inhoud')).toBe(false);
  });

  it('holds for the laws and municipalities of the grant', () => {
    const person = session({ rights: ['inhoud'], laws: ['wgs'], municipalities: ['0505'] });
    expect(may(person, 'inhoud', { law: 'wgs', municipality: '0505' })).toBe(true);
    expect(may(person, 'inhoud', { law: 'wmo', municipality: '0505' })).toBe(false);
    expect(may(person, 'inhoud', { law: 'wgs', municipality: '0590' })).toBe(false);
  });

  it('does not take the law of one grant with the municipality of another', () => {
    const person = session(
      { rights: ['inhoud'], laws: ['wgs'] },
      { rights: ['metadata'], laws: ['wmo'] },
    );
    expect(may(person, 'inhoud', { law: 'wmo' })).toBe(false);
  });

  it('without a law asks whether it holds for at least one', () => {
    expect(may(session({ rights: ['opnieuw'], laws: ['wmo'] }), 'opnieuw')).toBe(true);
  });
});

describe('the menu', () => {
  it('is empty for who may nothing', () => {
    expect(screensFor(session())).toEqual([]);
  });

  it('has no administration or audit log for a casusregisseur', () => {
    const ids = screensFor(session({ rights: ['metadata', 'inhoud'] })).map((one) => one.id);
    expect(ids).toContain('zaken');
    expect(ids).not.toContain('beheer');
    expect(ids).not.toContain('logboek');
  });

  it('shows the audit log to a privacy officer', () => {
    const ids = screensFor(session({ rights: ['metadata', 'audit'] })).map((one) => one.id);
    expect(ids).toContain('logboek');
  });
});

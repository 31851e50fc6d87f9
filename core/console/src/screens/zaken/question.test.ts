import { describe, expect, it } from 'vitest';
import { conditions, part } from './question';

describe('a search for a case', () => {
  it('never puts in the address who somebody is', () => {
    const { person, search } = part({
      bsn: '999990019',
      vNummer: '2700000000',
      naam: 'Tesfay',
      zaaknummer: '019a',
      gemeente: '0505',
    });
    expect(search).toEqual({ gemeente: '0505' });
    expect(person).toEqual({
      bsn: '999990019',
      vNummer: '2700000000',
      naam: 'Tesfay',
      zaaknummer: '019a',
    });
  });

  it('takes a BSN with the spaces and dots that people write', () => {
    expect(part({ bsn: '9999.90.019' }).person.bsn).toBe('999990019');
  });

  it('leaves out a state that does not exist', () => {
    expect(conditions({ termijnstand: 'morgen', gesloten: 'nee' })).toEqual({ gesloten: false });
  });
});

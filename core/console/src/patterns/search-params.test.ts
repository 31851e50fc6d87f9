import { describe, expect, it } from 'vitest';
import { endOfDay, only, parseSearch, startOfDay, stringifySearch } from './search-params';

describe('the conditions in the address', () => {
  it('keep the zero before a municipality', () => {
    expect(parseSearch('?gemeente=0505')).toEqual({ gemeente: '0505' });
  });

  it('are what they were after writing and reading', () => {
    const values = { stand: 'mislukt', sleutel: 'a&b=c d' };
    expect(parseSearch(stringifySearch(values))).toEqual(values);
  });

  it('leave out what is empty', () => {
    expect(stringifySearch({ stand: '', van: undefined })).toBe('');
  });

  it('hold no names that the list does not know', () => {
    expect(only(['stand'])({ stand: 'wacht', bsn: '999990019' })).toEqual({ stand: 'wacht' });
  });
});

describe('a day as moments', () => {
  it('begins and ends at midnight in the Netherlands, in winter', () => {
    expect(startOfDay('2026-11-22')).toBe('2026-11-21T23:00:00.000Z');
    expect(endOfDay('2026-11-22')).toBe('2026-11-22T23:00:00.000Z');
  });

  it('begins and ends at midnight in the Netherlands, in summer', () => {
    expect(startOfDay('2026-07-22')).toBe('2026-07-21T22:00:00.000Z');
  });

  it('of the change of the clock is 25 hours long', () => {
    const length = Date.parse(endOfDay('2026-10-25')) - Date.parse(startOfDay('2026-10-25'));
    expect(length / 3_600_000).toBe(25);
  });
});

import { describe, expect, it } from 'vitest';
import { changedSettings } from './setting-lines';

const timeout = {
  naam: 'timeout',
  deel: 'vervoer',
  waarde: null,
  standaard: '10s',
  plaats: 'connections/duo.xml:12',
} as const;

describe('the lines for a changed setting', () => {
  it('are the element with the value that was filled in', () => {
    expect(changedSettings([timeout], { 'vervoer/timeout': '20s' })).toEqual([
      {
        id: 'vervoer/timeout',
        deel: 'vervoer',
        place: 'connections/duo.xml:12',
        xml: '<setting name="timeout">20s</setting>',
      },
    ]);
  });

  it('are not there when the value is what counts already', () => {
    expect(changedSettings([timeout], { 'vervoer/timeout': '10s' })).toEqual([]);
  });

  it('stay XML whatever is filled in', () => {
    const [line] = changedSettings([timeout], { 'vervoer/timeout': '<a & "b">' });
    expect(line?.xml).toBe('<setting name="timeout">&lt;a &amp; &quot;b&quot;&gt;</setting>');
  });
});

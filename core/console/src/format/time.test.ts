import { describe, expect, it } from 'vitest';
import i18next from 'i18next';
import { absolute, daysBetween, duration, relative, today } from './time';

const t = i18next.getFixedT('nl', 'algemeen');

describe('a moment', () => {
  it('is told in Dutch time, in winter and in summer', () => {
    expect(absolute('2026-11-22T14:04:00Z', 'nl')).toContain('15:04');
    expect(absolute('2026-07-22T14:04:00Z', 'nl')).toContain('16:04');
  });

  it('falls on the Dutch day, also just before midnight UTC', () => {
    expect(absolute('2026-11-22T23:30:00Z', 'nl')).toContain('23 nov');
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  });

  it('that cannot be read is shown as it came', () => {
    expect(absolute('20260000', 'nl')).toBe('20260000');
  });
});

describe('a day of the calendar', () => {
  it('stays that day in every time zone', () => {
    expect(absolute('2026-11-22', 'nl')).toBe('zo 22 nov 2026');
  });

  it('is told from the Dutch day of now', () => {
    const late = new Date('2026-11-22T23:30:00Z');
    expect(relative('2026-11-23', late, 'nl')).toBe('vandaag');
    expect(relative('2026-11-25', late, 'nl')).toBe('overmorgen');
    expect(relative('2026-11-13', late, 'nl')).toBe('10 dagen geleden');
  });
});

describe('the time since', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  it.each([
    ['2026-11-22T11:59:31Z', 'nu'],
    ['2026-11-22T11:57:00Z', '3 minuten geleden'],
    ['2026-11-22T08:50:00Z', '3 uur geleden'],
    ['2026-11-22T12:04:10Z', 'over 4 minuten'],
  ])('of %s is %s', (moment, words) => {
    expect(relative(moment, now, 'nl')).toBe(words);
  });
});

it('days between two days do not depend on the change of the clock', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2);
});

it.each([
  [0, '1 s'],
  [59, '59 s'],
  [241, '5 min'],
  [3600, '1 u'],
  [4200, '1 u 10 min'],
])('%d seconds take %s', (seconds, words) => {
  expect(duration(seconds, t)).toBe(words);
});

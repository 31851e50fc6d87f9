import { describe, expect, it } from 'vitest';
import { endOfWeek, share, weekNumber } from './week';

describe('a week of terms', () => {
  it('ends on the Sunday, over the end of a month and the start of summer time too', () => {
    expect(endOfWeek('2026-11-23')).toBe('2026-11-29');
    expect(endOfWeek('2026-03-23')).toBe('2026-03-29');
    expect(endOfWeek('2026-12-28')).toBe('2027-01-03');
  });

  it('has a number without the zero before it', () => {
    expect(weekNumber('2026-W48')).toBe('48');
    expect(weekNumber('2027-W05')).toBe('5');
  });

  it('has a bar that is never longer than the longest', () => {
    expect(share(5, 20)).toBe(25);
    expect(share(0, 0)).toBe(0);
  });
});

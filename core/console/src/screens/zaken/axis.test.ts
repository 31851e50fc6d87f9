import { describe, expect, it } from 'vitest';
import { axisOf, place, stretch } from './axis';

const today = '2026-11-22';

describe('the axis of the terms of a case', () => {
  it('reaches from the first day to the last', () => {
    const axis = axisOf([{ begin: '2026-10-01', uiterlijk: '2027-01-10' }], today);
    expect([axis.from, axis.to]).toEqual(['2026-10-01', '2027-01-10']);
  });

  it('is not stretched by a term of three years', () => {
    const axis = axisOf([{ begin: '2025-01-01', uiterlijk: '2029-01-01' }], today);
    expect([axis.from, axis.to]).toEqual(['2026-07-25', '2027-07-20']);
  });

  it('shows today also when all terms are over, and when there are none', () => {
    for (const terms of [[{ begin: null, uiterlijk: '2026-11-01' }], []]) {
      const axis = axisOf(terms, today);
      expect(axis.now).toBeGreaterThan(0);
      expect(axis.now).toBeLessThan(100);
    }
  });

  it('names at most five months', () => {
    expect(axisOf([{ begin: '2025-01-01', uiterlijk: '2029-01-01' }], today).ticks.length).toBe(4);
  });

  it('holds every bar within its ends', () => {
    const axis = axisOf([{ begin: '2026-11-01', uiterlijk: '2026-12-20' }], today);
    expect(place(axis, '2020-01-01')).toBe(0);
    expect(stretch(axis, '2020-01-01', '2040-01-01')).toEqual({ start: 0, length: 100 });
    expect(stretch(axis, '2027-05-01', '2026-12-01').length).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { auditQuestion } from './audit-question';

describe('the question for audit lines', () => {
  it('counts a day from midnight to midnight in the Netherlands', () => {
    expect(auditQuestion({ van: '2026-11-22', tot: '2026-11-22' })).toEqual({
      van: '2026-11-21T23:00:00.000Z',
      tot: '2026-11-22T23:00:00.000Z',
    });
  });

  it('leaves out what is no day', () => {
    expect(auditQuestion({ van: 'gisteren' })).toEqual({});
  });

  it('asks for people only when the address says so', () => {
    expect(auditQuestion({ alleenMensen: 'true', wie: 'a.beheer' })).toEqual({
      alleenMensen: true,
      wie: 'a.beheer',
    });
    expect(auditQuestion({ alleenMensen: 'nee' })).toEqual({});
  });
});

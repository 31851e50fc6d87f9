import { describe, expect, it } from 'vitest';
import { accessQuestion } from './access-question';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('the question for everything of one person', () => {
  it('needs a number', () => {
    expect(accessQuestion(form({ reden: 'verzoek', bsn: ' ' }))).toBeUndefined();
  });

  it('takes a BSN with dots and spaces, and its leading zeros', () => {
    expect(accessQuestion(form({ reden: 'verzoek', bsn: '0999.99 001' }))).toEqual({
      reden: 'verzoek',
      bsn: '099999001',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { taskQuestion } from './task-question';

describe('the question for tasks', () => {
  it('is for open tasks when the address says nothing', () => {
    expect(taskQuestion({})).toEqual({ stand: 'open' });
  });

  it('takes the conditions of the address along', () => {
    expect(taskQuestion({ stand: 'gedaan', soort: 'twijfel', gemeente: '0505' })).toEqual({
      stand: 'gedaan',
      soort: 'twijfel',
      gemeente: '0505',
    });
  });

  it('leaves out a kind that does not exist', () => {
    expect(taskQuestion({ soort: 'iets' })).toEqual({ stand: 'open' });
  });
});

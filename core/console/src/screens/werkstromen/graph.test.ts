import { describe, expect, it } from 'vitest';
import type { Shape } from '../../api/types';
import { nodeHeight, ruleRows } from './graph';

const step = (id: string, soort: string, titel = id): Shape<'Graafknoop'> => ({
  id,
  soort,
  titel,
  regel: null,
  aantal: null,
});

describe('the rules as a list', () => {
  it('have what wakes them and what they bring about', () => {
    const [row] = ruleRows({
      knopen: [step('c', 'cause'), step('r', 'rule'), step('s', 'send'), step('t', 'task')],
      lijnen: [
        { van: 'c', naar: 'r', titel: '' },
        { van: 'r', naar: 's', titel: '' },
        { van: 'r', naar: 't', titel: '' },
      ],
    });
    expect(row?.causes.map((one) => one.id)).toEqual(['c']);
    expect(row?.effects.map((one) => one.id)).toEqual(['s', 't']);
  });

  it('leave out lines to what is not in the drawing', () => {
    const [row] = ruleRows({
      knopen: [step('r', 'rule')],
      lijnen: [{ van: 'r', naar: 'elders', titel: '' }],
    });
    expect(row?.effects).toEqual([]);
  });
});

it('a long title makes a step higher', () => {
  expect(nodeHeight(step('a', 'rule', 'x'.repeat(80)))).toBeGreaterThan(
    nodeHeight(step('a', 'rule')),
  );
});

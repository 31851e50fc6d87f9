import { expect, it } from 'vitest';
import { sortOfLine } from './diff-lines';

it.each([
  ['+<allow>inburgeraar.adres</allow>', 'erbij'],
  ['-<allow/>', 'weg'],
  [' <purpose>', 'gelijk'],
  ['', 'gelijk'],
])('the line "%s" is %s', (line, sort) => {
  expect(sortOfLine(line)).toBe(sort);
});

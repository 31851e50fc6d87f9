import { describe, expect, it } from 'vitest';
import { difference } from './difference';

describe('the difference between two texts', () => {
  it('of a text with itself has no + and no -', () => {
    expect(difference('a\nb', 'a\nb')).toEqual([' a', ' b']);
  });

  it('shows a changed line as one less and one more', () => {
    expect(difference('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
  });

  it('shows lines at the begin and the end', () => {
    expect(difference('b', 'a\nb\nc')).toEqual(['+a', ' b', '+c']);
  });

  it('gives back both texts', () => {
    const before = 'een\ntwee\ndrie\nvier\ntwee';
    const after = 'twee\ndrie\nvijf\ntwee\nzes';
    const lines = difference(before, after);
    const of = (sign: string) =>
      lines.filter((line) => line[0] === ' ' || line[0] === sign).map((line) => line.slice(1));
    expect(of('-').join('\n')).toBe(before);
    expect(of('+').join('\n')).toBe(after);
  });
});

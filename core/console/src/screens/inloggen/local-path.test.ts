import { describe, expect, it } from 'vitest';
import { localPath } from './local-path';

describe('the way back after logging in', () => {
  it('keeps a path of the console with its conditions', () => {
    expect(localPath('/berichten?stand=mislukt')).toBe('/berichten?stand=mislukt');
  });
  it.each(['https://elders.example/', '//elders.example', '/\\elders.example', 'javascript:1'])(
    'never leads to %s',
    (asked) => {
      expect(localPath(asked)).toBe('/');
    },
  );
  it('does not lead to the log-in page again', () => {
    expect(localPath('/inloggen?terug=%2F')).toBe('/');
  });
});

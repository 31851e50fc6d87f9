import { describe, expect, it } from 'vitest';
import { refusalIn } from './refusal';

describe('why somebody was not let in', () => {
  it('is in the address that the hub sent the browser to', () => {
    expect(refusalIn('/?aanmelden=geen-rol')).toBe('geen-rol');
  });
  it.each([undefined, '/', '/?aanmelden=', '/?aanmelden=iets', '/berichten?aanmelden=druk'])(
    'is not in %s',
    (asked) => {
      expect(refusalIn(asked)).toBeUndefined();
    },
  );
});

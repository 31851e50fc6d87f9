import { describe, expect, it } from 'vitest';

type Texts = { [key: string]: string | Texts };
const files = import.meta.glob<Texts>('./{nl,en}/*.json', { eager: true, import: 'default' });

/** "a.b.c" for each text, with the plural endings that a language may have more of left out. */
function keys(texts: Texts, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keys(value, `${before}${key}.`),
  );
}
const names = Object.keys(files)
  .filter((path) => path.startsWith('./nl/'))
  .map((path) => path.slice('./nl/'.length));

describe('the texts', () => {
  it.each(names)('%s has the same keys in both languages', (name) => {
    const nl = keys(files[`./nl/${name}`] ?? {}).sort();
    const en = keys(files[`./en/${name}`] ?? {}).sort();
    expect(en).toEqual(nl);
  });

  it.each(names)('%s names the same values in both languages', (name) => {
    const values = (text: unknown) =>
      String(text)
        .match(/\{\{\w+/g)
        ?.sort() ?? [];
    const at = (texts: Texts, key: string) =>
      key.split('.').reduce<unknown>((node, part) => (node as Texts)[part], texts);
    for (const key of keys(files[`./nl/${name}`] ?? {})) {
      expect([key, ...values(at(files[`./en/${name}`] ?? {}, key))]).toEqual([
        key,
        ...values(at(files[`./nl/${name}`] ?? {}, key)),
      ]);
    }
  });

  it('has no file in English that is not there in Dutch', () => {
    expect(Object.keys(files).filter((path) => path.startsWith('./en/'))).toHaveLength(
      names.length,
    );
  });
});

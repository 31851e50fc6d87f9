/** Why the hub let in nobody who came back from the organisation's log-in page (openidTerug). */
export const REFUSALS = [
  'mislukt',
  'geen-rol',
  'druk',
  'niet-vastgelegd',
  'geweigerd',
  'onbereikbaar',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The word in `/?aanmelden=...`, which is where somebody then wanted to go. */
export function refusalIn(asked: string | undefined): Refusal | undefined {
  if (asked?.startsWith('/?') !== true) return undefined;
  const word = new URLSearchParams(asked.slice(2)).get('aanmelden');
  return REFUSALS.find((known) => known === word);
}

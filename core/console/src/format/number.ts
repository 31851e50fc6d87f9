/** A whole number as it is written in the language: 1.204. */
export function count(value: number, language: string): string {
  return value.toLocaleString(language === 'en' ? 'en-GB' : 'nl-NL');
}

/** The size of something in bytes: 12 kB. */
export function bytes(value: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), units.length - 1);
  const amount = (value / 1000 ** step).toLocaleString(language === 'en' ? 'en-GB' : 'nl-NL', {
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
  return `${amount} ${units[step] ?? ''}`;
}

/** The beginning of an id: its moment to the millisecond, and enough to search for. */
export const shortId = (id: string): string => id.slice(0, 13);

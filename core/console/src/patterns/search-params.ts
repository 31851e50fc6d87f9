/** The address of a list: only names that the list knows, and only text. */
export function only<Name extends string>(names: readonly Name[]) {
  return (given: Record<string, unknown>): Partial<Record<Name, string>> => {
    const known: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = given[name];
      if (typeof value === 'string' && value !== '') known[name] = value;
    }
    return known;
  };
}

/** "?a=1&b=x" as names with texts, never as numbers: a municipality's code starts with a zero. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(values: Record<string, unknown>): string {
  const given = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

/** The first moment of a day in the Netherlands, as the API asks it. */
export function startOfDay(day: string): string {
  return shifted(day, 0);
}

/** The first moment after that day. */
export function endOfDay(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, days: number): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() + days);
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    hour: '2-digit',
    hourCycle: 'h23',
  }).format(midnight);
  // At midnight UTC it is one or two o'clock in the Netherlands.
  return new Date(midnight.getTime() - Number(parts) * 3_600_000).toISOString();
}

/** The last day of the week that begins on \p monday, both as in 2026-11-22. */
export function endOfWeek(monday: string): string {
  const day = new Date(`${monday}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 6);
  return day.toISOString().slice(0, 10);
}

/** The number in "2026-W48". */
export function weekNumber(week: string): string {
  return week.replace(/^\d+-W0?/, '');
}

/** How long a bar is beside the longest, in per cent. */
export function share(amount: number, most: number): number {
  return most === 0 ? 0 : Math.round((amount / most) * 100);
}

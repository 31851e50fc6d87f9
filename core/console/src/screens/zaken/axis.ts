import { daysBetween } from '../../format/time';

/** A stretch of days as parts of the axis, both 0 to 100. */
export type Stretch = { start: number; length: number };

export type Axis = {
  from: string;
  to: string;
  /** The first days of months, with their place. */
  ticks: { day: string; at: number }[];
  now: number;
};

const BACK = 120;
const AHEAD = 240;

function plus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The days that the terms take, not more than four months back and eight ahead: a term of three
 * years would leave nothing to see of one of ten weeks.
 */
export function axisOf(
  terms: readonly { begin: string | null; uiterlijk: string }[],
  today: string,
): Axis {
  const days = terms.flatMap((term) => [term.begin ?? term.uiterlijk, term.uiterlijk]).sort();
  const first = days[0] ?? today;
  const last = days[days.length - 1] ?? today;
  const from = plus(today, -Math.min(Math.max(daysBetween(first, today), 14), BACK));
  const to = plus(today, Math.min(Math.max(daysBetween(today, last), 28), AHEAD));
  const months: string[] = [];
  const cursor = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (;;) {
    cursor.setUTCMonth(cursor.getUTCMonth() + 1);
    const day = cursor.toISOString().slice(0, 10);
    if (day > to) break;
    months.push(day);
  }
  // Not more than fit beside each other on a narrow screen.
  const every = Math.ceil(months.length / 5);
  const ticks = months
    .filter((_, index) => index % every === 0)
    .map((day) => ({ day, at: place({ from, to }, day) }));
  return { from, to, ticks, now: place({ from, to }, today) };
}

/** Where a day stands on the axis, 0 to 100; a day beside it stands at its end. */
export function place(axis: { from: string; to: string }, day: string): number {
  const part = daysBetween(axis.from, day) / daysBetween(axis.from, axis.to);
  return Math.min(Math.max(part, 0), 1) * 100;
}

/** A term from its first to its last day. */
export function stretch(axis: Axis, begin: string | null, end: string): Stretch {
  const last = place(axis, end);
  const start = begin === null ? last : Math.min(place(axis, begin), last);
  return { start, length: last - start };
}

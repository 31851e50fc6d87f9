import type { TFunction } from 'i18next';

const ZONE = 'Europe/Amsterdam';
const locale = (language: string) => (language === 'en' ? 'en-GB' : 'nl-NL');

/** A day of the calendar as the API gives it, such as 2026-11-22; it has no time zone. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A moment in Dutch time ("zo 22 nov 2026 15:04"), or a day of the calendar ("zo 22 nov 2026"). */
export function absolute(text: string, language: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  if (isDay(text)) {
    return new Intl.DateTimeFormat(locale(language), { ...day, timeZone: 'UTC' }).format(moment);
  }
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat(locale(language), { ...day, ...clock, timeZone: ZONE });
  return format.format(moment);
}

/** The same with seconds, for the steps of one message. */
export function precise(text: string, language: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  return new Intl.DateTimeFormat(locale(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: ZONE,
  }).format(moment);
}

/** The day that it is in the Netherlands, such as 2026-11-22. */
export function today(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
}

/** Whole days from one day of the calendar to another; negative when that is before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 minuten geleden", "over 2 dagen", "vandaag". */
export function relative(text: string, now: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto' });
  if (isDay(text)) {
    const days = daysBetween(today(now), text);
    if (Math.abs(days) < 14) return format.format(days, 'day');
    if (Math.abs(days) < 61) return format.format(Math.trunc(days / 7), 'week');
    if (Math.abs(days) < 730) return format.format(Math.trunc(days / 30.44), 'month');
    return format.format(Math.trunc(days / 365.25), 'year');
  }
  const seconds = (Date.parse(text) - now.getTime()) / 1000;
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

/** How long something takes: "4 min", "1 u 10 min". */
export function duration(seconds: number, t: TFunction<'algemeen'>): string {
  if (seconds < 60) return t('duur.seconden', { aantal: Math.max(1, Math.ceil(seconds)) });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return t('duur.minuten', { aantal: minutes });
  const rest = minutes % 60;
  const hours = t('duur.uren', { aantal: (minutes - rest) / 60 });
  return rest === 0 ? hours : `${hours} ${t('duur.minuten', { aantal: rest })}`;
}

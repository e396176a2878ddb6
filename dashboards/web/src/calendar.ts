/**
 * Days are calendar dates in the account's time zone, as `YYYY-MM-DD` strings.
 * Arithmetic goes through midnight UTC only, so no local clock change can move a day.
 */

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

function utc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

export function isDay(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const moment = utc(text);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

export function addDays(day: string, count: number): string {
  return new Date(utc(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`, both counted. */
export function lengthOf(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS) + 1;
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: string): number {
  return (new Date(utc(day)).getUTCDay() + 6) % 7;
}

export function mondayOf(day: string): string {
  return addDays(day, -weekday(day));
}

export function daysOf(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, lengthOf(from, to)) }, (_, index) => addDays(from, index));
}

/** First days of the Monday-to-Sunday weeks that touch the range. */
export function weeksOf(from: string, to: string): string[] {
  const first = mondayOf(from);
  const count = Math.ceil(lengthOf(first, to) / 7);
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index * 7));
}

/** Dates as the page writes them. A day is formatted from its string, never through a local clock. */

import { weekday } from './calendar';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parts(day: string): { year: string; month: string; date: number } {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? '', date: Number(date) };
}

/** "14 Sep" */
export function shortDay(day: string): string {
  const { month, date } = parts(day);
  return `${date} ${month}`;
}

/** "14 Sep 2026" */
export function longDay(day: string): string {
  return `${shortDay(day)} ${parts(day).year}`;
}

export function weekdayName(day: string): string {
  return WEEKDAYS[weekday(day)] ?? '';
}

/** "Tue 22 Sep 2026" */
export function fullDay(day: string): string {
  return `${weekdayName(day)} ${longDay(day)}`;
}

/** What of a first day has to be written when the last day follows: no month or year twice. */
function startOf(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return String(parts(from).date);
  return from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : longDay(from);
}

/** "14 Sep to 11 Oct 2026", "3 to 5 Oct 2026" */
export function dayRange(from: string, to: string): string {
  return from === to ? longDay(from) : `${startOf(from, to)} to ${longDay(to)}`;
}

/** "14 Sep–11 Oct", where room is short. */
export function tightRange(from: string, to: string): string {
  if (from === to) return shortDay(from);
  return `${from.slice(0, 4) === to.slice(0, 4) ? startOf(from, to) : shortDay(from)}\u2013${shortDay(to)}`;
}

function fields(moment: string, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const found = format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]);
  return Object.fromEntries(found) as Record<string, string>;
}

/** The calendar day of a moment in a zone. */
export function dayIn(moment: string, zone: string): string {
  const { year, month, day } = fields(moment, zone);
  return `${year}-${month}-${day}`;
}

/** "09:05 BST" */
export function clockTime(moment: string, zone: string): string {
  const { hour, minute, timeZoneName } = fields(moment, zone);
  return `${hour}:${minute} ${timeZoneName}`;
}

/** "Fri 16 Oct 2026, 09:05 BST" */
export function fullMoment(moment: string, zone: string): string {
  return `${fullDay(dayIn(moment, zone))}, ${clockTime(moment, zone)}`;
}

/** "16 Oct 2026, 08:58 BST" */
export function longMoment(moment: string, zone: string): string {
  return `${longDay(dayIn(moment, zone))}, ${clockTime(moment, zone)}`;
}

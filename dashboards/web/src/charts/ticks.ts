import { weekday } from '../calendar';

/** Days that carry a label: the first, the last, and as many Mondays between as fit. */
export function labelledDays(dates: string[], band: number, labelWidth: number): Set<number> {
  const last = dates.length - 1;
  const chosen = new Set<number>(last >= 0 ? [0, last] : []);
  const room = Math.ceil(labelWidth / band);
  const mondays = dates.flatMap((date, index) => (weekday(date) === 0 ? [index] : []));
  // Whole weeks are skipped, never single ones, so that the spacing stays regular.
  const stride = Math.max(1, Math.ceil(room / 7));
  const candidates = mondays.length > 0 && dates.length > mondays.length ? mondays : dates.map((_, index) => index);
  const step = candidates === mondays ? stride : Math.max(1, room);
  candidates
    .filter((_, place) => place % step === 0)
    .filter((index) => index >= room && index <= last - room)
    .forEach((index) => chosen.add(index));
  return chosen;
}

export function isTick(date: string, index: number, dates: string[]): boolean {
  return index === 0 || index === dates.length - 1 || weekday(date) === 0;
}

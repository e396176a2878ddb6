import type { Campaign } from './answers';
import { addDays } from './calendar';
import { dayIn } from './dates';
import type { Range } from './url';

export interface DayRange {
  from: string;
  to: string;
}

function first(days: (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

function last(days: (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort().at(-1) ?? null;
}

function between(from: string | null, to: string | null): DayRange | null {
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function flightRange({ flights, first_day, last_day }: Campaign): DayRange | null {
  if (flights.length === 0) return between(first_day, last_day);
  return between(first(flights.map((flight) => flight.from)), last(flights.map((flight) => flight.to)));
}

/** Ends at the last complete day in the campaign's zone, or at the newest data where those end earlier. */
function trailing(campaign: Campaign, asOf: string, length: number): DayRange | null {
  const yesterday = addDays(dayIn(asOf, campaign.time_zone), -1);
  const to = first([yesterday, campaign.last_day]);
  return to === null ? null : { from: addDays(to, 1 - length), to };
}

/** The absolute days of a range; null where the campaign has neither flights nor data to say. */
export function resolveRange(range: Range, campaign: Campaign, asOf: string): DayRange | null {
  if (typeof range === 'object') return range;
  switch (range) {
    case 'campaign':
      return flightRange(campaign);
    case '7d':
      return trailing(campaign, asOf, 7);
    case '28d':
      return trailing(campaign, asOf, 28);
    case 'all':
      return between(campaign.first_day, campaign.last_day);
  }
}

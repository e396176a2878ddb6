import type { MetricName, Series, SeriesRow, State } from './answers';
import { channelName } from './channels';

/** A ratio of one channel with all that is needed to show it honestly. */
export interface Interval {
  channel: string;
  value: number | null;
  low: number | null;
  high: number | null;
  base: number | null;
  state: State;
}

/** The ratios that a series can hold; their bounds stand in the same row. */
export type Ratio = Extract<MetricName, 'cost_per_referral'>;

function readInterval(row: SeriesRow, ratio: Ratio): Interval {
  const value = row[ratio] ?? null;
  return {
    channel: row.channel ?? '',
    value,
    low: row[`${ratio}_low`] ?? null,
    high: row[`${ratio}_high`] ?? null,
    base: row[`${ratio}_base`] ?? null,
    state: row[`${ratio}_state`] ?? (value === null ? 'missing' : 'ok'),
  };
}

/** Lowest first; what has no value comes last. */
function ascending(one: Interval, other: Interval): number {
  if (one.value === null || other.value === null) return Number(one.value === null) - Number(other.value === null);
  return one.value - other.value || channelName(one.channel).localeCompare(channelName(other.channel));
}

/** The rows of an answer whose one bucket is the whole range. */
export function intervalsOf(series: Series, ratio: Ratio, only: string[] | null): Interval[] {
  const rows = series.rows.map((row) => readInterval(row, ratio));
  return rows.filter(({ channel }) => !only || only.includes(channel)).sort(ascending);
}

/** Whether only the interval may be shown: too few events for one figure. */
export function isTooFew({ value, low, high }: Pick<Interval, 'value' | 'low' | 'high'>): boolean {
  return value === null && low !== null && high !== null;
}

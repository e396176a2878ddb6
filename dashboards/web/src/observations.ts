import type { MetricName, Series, SeriesRow, State } from './answers';
import { daysOf, weeksOf } from './calendar';
import { inChannelOrder } from './channels';

/** A day that is not over has nothing to be missing yet. */
export type SeenState = State | 'not_due';

export interface Observed {
  value: number | null;
  state: SeenState;
}

export interface Observation {
  date: string;
  channel: string;
  cells: Record<string, Observed>;
}

/** One answer, arranged for drawing: every bucket of the range, every channel, nothing filled in. */
export interface Observations {
  dates: string[];
  channels: string[];
  metrics: string[];
  rows: Observation[];
  cell(date: string, channel: string, metric: string): Observed;
}

const NO_ROW: Observed = { value: null, state: 'missing' };
const NOT_DUE: Observed = { value: null, state: 'not_due' };

function readCell(row: SeriesRow, metric: MetricName): Observed {
  const value = row[metric] ?? null;
  const unsaid: State = value === null ? 'missing' : 'ok';
  return { value, state: row[`${metric}_state`] ?? unsaid };
}

function readRow(row: SeriesRow, metrics: MetricName[]): Observation {
  const cells = Object.fromEntries(metrics.map((metric) => [metric, readCell(row, metric)]));
  return { date: row.date, channel: row.channel ?? '', cells };
}

function bucketsOf(series: Series): string[] {
  const { from, to, grain } = series;
  if (from === null || to === null) return [];
  const planned = grain === 'week' ? weeksOf(from, to) : daysOf(from, to);
  // A server may start the first week at the range's first day, so its own dates are kept too.
  if (grain !== 'week') return planned;
  const answered = series.rows.map((row) => row.date);
  return answered.length === 0 ? planned : [...new Set(answered)].sort();
}

/** `today` is the day of the answer's own moment: a report for it cannot be complete. */
export function observe(series: Series, only: string[] | null, today: string): Observations {
  const all = series.rows.map((row) => readRow(row, series.metrics));
  const rows = only ? all.filter((row) => only.includes(row.channel)) : all;
  const byKey = new Map(rows.map((row) => [`${row.date} ${row.channel}`, row]));
  return {
    dates: bucketsOf(series),
    channels: inChannelOrder(rows.map((row) => row.channel)),
    metrics: series.metrics,
    rows,
    cell: (date, channel, metric) => byKey.get(`${date} ${channel}`)?.cells[metric] ?? (date < today ? NO_ROW : NOT_DUE),
  };
}

function valuesIn(data: Observations, channel: string, metric: string): boolean {
  return data.rows.some((row) => row.channel === channel && (row.cells[metric]?.value ?? null) !== null);
}

const SPLIT = ['facebook', 'instagram'];

/**
 * The channels that a panel of one metric draws. Meta unsplit has Facebook's look, so it is drawn
 * only where neither of its parts has a figure; what is left out of a drawing stays in the table.
 */
export function drawnChannels(data: Observations, metric: string): string[] {
  const told = (channel: string) => valuesIn(data, channel, metric);
  const split = SPLIT.some(told);
  return data.channels.filter((channel) => {
    if (channel === 'meta') return !split && told(channel);
    return !SPLIT.includes(channel) || split || !told('meta');
  });
}

/** Whether a channel has figures that a panel does not draw. */
export function isLeftOut(data: Observations, channel: string, metric: string): boolean {
  return valuesIn(data, channel, metric) && !drawnChannels(data, metric).includes(channel);
}

export function hasValue(data: Observations, date: string): boolean {
  return data.channels.some((channel) => data.metrics.some((metric) => data.cell(date, channel, metric).value !== null));
}

export function isMoving(data: Observations, date: string): boolean {
  return data.channels.some((channel) =>
    data.metrics.some((metric) => data.cell(date, channel, metric).state === 'moving'),
  );
}

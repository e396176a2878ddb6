import { dayRange, fullDay } from './dates';
import { channelName } from './channels';
import type { Observations, Observed } from './observations';
import { isMoving } from './observations';

interface Point {
  date: string;
  value: number;
}

export interface Measure {
  metric: string;
  name: string;
  write(value: number): string;
}

export interface Described {
  data: Observations;
  from: string;
  to: string;
  zone: string;
  grain: 'day' | 'week';
}

function points(data: Observations, channel: string, metric: string): Point[] {
  return data.dates.flatMap((date) => {
    const { value } = data.cell(date, channel, metric);
    return value === null ? [] : [{ date, value }];
  });
}

function extremes(data: Observations, channel: string, measure: Measure): string {
  const found = points(data, channel, measure.metric);
  if (found.length === 0) return `${channelName(channel)} has no figures.`;
  const highest = found.reduce((best, point) => (point.value > best.value ? point : best));
  const lowest = found.reduce((best, point) => (point.value < best.value ? point : best));
  const at = (point: Point) => `${fullDay(point.date)} (${measure.write(point.value)})`;
  return `${channelName(channel)} is highest on ${at(highest)} and lowest on ${at(lowest)}.`;
}

function countDates(data: Observations, is: (cell: Observed) => boolean): number {
  return data.dates.filter((date) =>
    data.channels.some((channel) => data.metrics.some((metric) => is(data.cell(date, channel, metric)))),
  ).length;
}

function unit(count: number, grain: 'day' | 'week'): string {
  return `${count} ${grain}${count === 1 ? '' : 's'}`;
}

export function stateCounts({ data, grain }: Described): string {
  const moving = data.dates.filter((date) => isMoving(data, date)).length;
  const missing = countDates(data, (cell) => cell.state === 'missing');
  const hidden = countDates(data, (cell) => cell.state === 'suppressed');
  return `${unit(moving, grain)} may still move; ${missing} missing; ${hidden} protected.`;
}

/** What the line chart shows, for those who do not see it, from the same cells. */
export function describeTimeChart(described: Described, measure: Measure): string {
  const { data, from, to, zone, grain } = described;
  const channels = data.channels.length;
  const opening =
    `Line chart of ${measure.name} a ${grain} for ${channels} channel${channels === 1 ? '' : 's'}, ` +
    `${dayRange(from, to)}, ${zone}.`;
  return [opening, ...data.channels.map((channel) => extremes(data, channel, measure))].join(' ');
}

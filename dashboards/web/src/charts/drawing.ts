import type { Annotation, Flight } from '../answers';
import type { Observations } from '../observations';
import type { ChartTheme } from '../theme';
import type { Geometry } from './geometry';

export interface PanelPlan {
  metric: string;
  /** In their order; not every channel has a place on every panel. */
  channels: string[];
  /** Written above the axis, horizontally. */
  title: string;
  axis(value: number): string;
}

/** Everything a drawing is made from. */
export interface Drawing {
  data: Observations;
  grain: 'day' | 'week';
  panels: PanelPlan[];
  flights: Flight[];
  /** Those of the days shown, in the order of their numbers. */
  annotations: Annotation[];
  theme: ChartTheme;
  geometry: Geometry;
}

export function highestOf(data: Observations, { metric, channels }: PanelPlan): number {
  const drawn = data.rows.filter((row) => channels.includes(row.channel));
  const values = drawn.map((row) => row.cells[metric]?.value ?? 0);
  return values.reduce((highest, value) => Math.max(highest, value), 0);
}

/** A bucket's index on the axis for a day, between the ends. */
export function bucketOf(dates: string[], day: string): number {
  const after = dates.findIndex((date) => date > day);
  return (after < 0 ? dates.length : after) - 1;
}

import type { Flight } from '../answers';
import type { Observations } from '../observations';
import type { ChartTheme } from '../theme';
import type { Geometry } from './geometry';

export interface PanelPlan {
  metric: string;
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
  theme: ChartTheme;
  geometry: Geometry;
}

export function highestOf(data: Observations, metric: string): number {
  const values = data.rows.map((row) => row.cells[metric]?.value ?? 0);
  return values.reduce((highest, value) => Math.max(highest, value), 0);
}

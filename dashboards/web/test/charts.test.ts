import { describe, expect, it } from 'vitest';
import { daysOf } from '../src/calendar';
import { movingRuns } from '../src/charts/backdrop';
import { geometryFor, spread } from '../src/charts/geometry';
import { scaleFor } from '../src/charts/scale';
import { labelledDays } from '../src/charts/ticks';
import { timeOption } from '../src/charts/timeOption';
import { axisCount } from '../src/format';
import { observe } from '../src/observations';
import { series } from './example';

const data = observe(series, null, '2026-10-16');
const theme = {
  text: '#000',
  muted: '#444',
  rule: '#ddd',
  ruleStrong: '#777',
  surface: '#fff',
  channel: () => '#2660bf',
  fontFamily: 'sans-serif',
  fontSize: 14,
};

describe('scale', () => {
  it.each([0, 1, 3, 7, 118_000, 738.2, 2_940_000])('starts at zero with at most five ticks for %d', (highest) => {
    const { max, interval } = scaleFor(highest);
    expect(max).toBeGreaterThanOrEqual(highest);
    expect(max / interval + 1).toBeLessThanOrEqual(5);
  });
});

describe('labels', () => {
  it('never overlap and stay inside', () => {
    const placed = spread([100, 101, 99, 160], 20, 10, 165);
    const sorted = [...placed].sort((a, b) => a - b);
    sorted.slice(1).forEach((y, index) => expect(y - sorted[index]!).toBeGreaterThanOrEqual(20));
    expect(Math.min(...placed)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...placed)).toBeLessThanOrEqual(165);
  });

  it('name the first and last day and Mondays that fit', () => {
    const dates = daysOf('2026-09-14', '2026-10-11');
    expect([...labelledDays(dates, 30, 80)].sort((a, b) => a - b)).toEqual([0, 7, 14, 21, 27]);
    expect([...labelledDays(dates, 6, 80)].sort((a, b) => a - b)).toEqual([0, 27]);
  });
});

describe('drawing', () => {
  const geometry = geometryFor(1000, 14, data.dates.length, [150_000]);
  const option = timeOption({
    data,
    grain: 'day',
    panels: [{ metric: 'impressions', channels: data.channels, title: 'Impressions a day', axis: axisCount }],
    flights: [{ from: '2026-09-14', to: '2026-10-11' }],
    annotations: [],
    theme,
    geometry,
  });
  const lines = (option['series'] as Record<string, unknown>[]).filter((one) => one['type'] === 'line');

  it('draws the cells of the answer and leaves gaps open', () => {
    const instagram = lines.find((one) => one['name'] === 'impressions instagram')!;
    const points = instagram['data'] as ({ value: number } | null)[];
    const cells = data.dates.map((date) => data.cell(date, 'instagram', 'impressions').value);
    expect(points.map((point) => point?.value ?? null)).toEqual(cells);
    expect(points[19]).toBeNull();
    expect(instagram['connectNulls']).toBe(false);
  });

  it('has hollow markers where days may still move', () => {
    const points = lines[0]!['data'] as { itemStyle: { color: string } }[];
    expect(points[0]!.itemStyle.color).toBe('#2660bf');
    expect(points[27]!.itemStyle.color).toBe('#fff');
  });

  it('never animates or thins out', () => {
    expect(option).toMatchObject({ animation: false, useUTC: true, progressive: 0 });
    expect(lines[0]).not.toHaveProperty('sampling');
  });

  it('finds runs of moving days', () => {
    expect(movingRuns([false, true, true, false, true])).toEqual([
      { first: 1, last: 2 },
      { first: 4, last: 4 },
    ]);
  });
});

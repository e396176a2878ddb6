import { describe, expect, it } from 'vitest';
import { describeTimeChart, stateCounts } from '../src/describe';
import { observe } from '../src/observations';
import { resolveRange } from '../src/range';
import { writeMetric } from '../src/metrics';
import { readoutOf, readoutSentence } from '../src/readout';
import { campaigns, ghgc, series } from './example';

const data = observe(series, null, '2026-10-16');
const measure = {
  metric: 'impressions',
  name: 'impressions',
  write: (value: number) => writeMetric('impressions', value, 'GBP'),
};
const described = { data, from: '2026-09-14', to: '2026-10-11', zone: 'Europe/London', grain: 'day' as const };
const read = { data, grain: 'day' as const, currency: 'GBP', annotations: ghgc.annotations };

describe('words of the time chart', () => {
  it('opens with measure, channels, days and zone', () => {
    expect(describeTimeChart(described, measure)).toMatch(
      /^Line chart of impressions a day for 5 channels, 14 Sep to 11 Oct 2026, Europe\/London\. Facebook is highest on /,
    );
  });

  it('names the highest day by its cell', () => {
    const values = series.rows.filter((row) => row['channel'] === 'facebook').map((row) => Number(row['impressions']));
    const highest = Math.max(...values).toLocaleString('en-GB');
    expect(describeTimeChart(described, measure)).toContain(`(${highest})`);
  });

  it('counts states apart', () => {
    expect(stateCounts(described)).toBe('24 days may still move; 1 missing; 0 protected.');
  });
});

describe('readout', () => {
  it('speaks every value of the day', () => {
    const day = readoutOf(read, '2026-09-22');
    const cell = data.cell('2026-09-22', 'facebook', 'impressions');
    expect(readoutSentence(day)).toMatch(/^Tue 22 Sep 2026\. Facebook /);
    expect(readoutSentence(day)).toContain(`${cell.value?.toLocaleString('en-GB')} impressions`);
    expect(readoutSentence(day)).toMatch(/May still move\.$/);
  });

  it('tells what is annotated on the day, by its number', () => {
    expect(readoutSentence(readoutOf(read, '2026-09-29'))).toContain('Annotation 2: Press release.');
    const week = readoutOf({ ...read, grain: 'week' }, '2026-09-21');
    expect(week.notes).toEqual(['1: Radio advertising starts']);
  });

  it('tells missing from zero', () => {
    const day = readoutOf(read, '2026-10-03');
    expect(readoutSentence(day)).toContain('Instagram impressions: [x] no data received');
    expect(readoutSentence(day)).not.toMatch(/Instagram 0 impressions/);
  });
});

describe('ranges', () => {
  const asOf = '2026-10-16T08:05:00Z';
  it('ends relative ranges at the newest complete day with data', () => {
    expect(resolveRange('7d', ghgc, asOf)).toEqual({ from: '2026-10-05', to: '2026-10-11' });
    expect(resolveRange('7d', ghgc, '2026-09-25T08:05:00Z')).toEqual({ from: '2026-09-18', to: '2026-09-24' });
    expect(resolveRange('campaign', ghgc, asOf)).toEqual({ from: '2026-09-14', to: '2026-10-11' });
  });
  it('has no days to offer before there are any', () => {
    expect(resolveRange('all', campaigns.campaigns[1]!, asOf)).toBeNull();
  });
});

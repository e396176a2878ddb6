import { describe, expect, it } from 'vitest';
import type { SeriesRow, State } from '../src/answers';
import { isMoving, observe } from '../src/observations';
import { toCsv, toTsv } from '../src/plainTable';
import { seriesTable } from '../src/seriesTable';
import { sortRows } from '../src/sorting';
import { stateText } from '../src/states';
import { ghgc, series } from './example';

const data = observe(series, null, '2026-10-16');
const table = seriesTable(series, data, ghgc.annotations, 'https://example.test/c/ghgc/overview?as_of=v37');

describe('the copied table', () => {
  it('holds every row and every cell of the answer, in its order', () => {
    const width = 2 + series.metrics.length * 2;
    const expected = series.rows.map((row) => [
      row['date'],
      row['channel'],
      ...series.metrics.flatMap((metric) => [row[metric], row[`${metric}_state`]]),
    ]);
    expect(table.rows.map((row) => row.slice(0, width))).toEqual(expected);
    expect(table.columns.slice(-4)).toEqual(['annotation', 'as_of', 'data_version', 'citation']);
    expect(table.rows.find((row) => row[0] === '2026-09-22')?.at(-4)).toBe('1: Radio advertising starts');
  });

  it('leaves a missing value empty and says why beside it', () => {
    const lines = toTsv(table).split('\n');
    const missing = lines.find((line) => line.startsWith('2026-10-03\tinstagram'));
    expect(missing).toContain('instagram\t\tmissing\t\tmissing\t\tmissing\t\tmissing\t');
    expect(lines).toHaveLength(series.rows.length + 1);
  });

  it('does not let a name become a formula or a row', () => {
    const text = toTsv({ columns: ['name'], rows: [['=1+1'], ['a\nb\tc'], [-3]] });
    expect(text).toBe("name\n'=1+1\na b c\n-3");
  });

  it('quotes what would break a CSV, and opens as UTF-8', () => {
    const text = toCsv({ columns: ['name', 'n'], rows: [['a, "b"\nc', 1], ['@x', null]] });
    expect(text).toBe('\uFEFFname,n\r\n"a, ""b""\nc",1\r\n\'@x,\r\n');
  });

  it('drops channels that are not chosen, and nothing else', () => {
    const one = observe(series, ['facebook'], '2026-10-16');
    expect(one.rows).toHaveLength(28);
    expect(one.channels).toEqual(['facebook']);
  });
});

describe('cells', () => {
  it('never fill a gap', () => {
    expect(data.cell('2026-10-03', 'instagram', 'spend')).toEqual({ value: null, state: 'missing' });
    expect(data.cell('2026-10-15', 'facebook', 'spend')).toEqual({ value: null, state: 'missing' });
  });

  it('are not missing on a day that is not over', () => {
    expect(data.cell('2026-10-16', 'facebook', 'spend')).toEqual({ value: null, state: 'not_due' });
  });

  it('keep zero, missing and protected apart', () => {
    const row: SeriesRow = {
      date: '2026-09-14',
      channel: 'x',
      impressions: 0,
      impressions_state: 'ok',
      clicks: null,
      clicks_state: 'suppressed',
      spend: null,
    };
    const seen = observe({ ...series, rows: [row] }, null, '2026-10-16');
    const states = ['impressions', 'clicks', 'spend'].map((metric) => seen.cell('2026-09-14', 'x', metric));
    expect(states).toEqual([
      { value: 0, state: 'ok' },
      { value: null, state: 'suppressed' },
      { value: null, state: 'missing' },
    ]);
  });

  it('count every day of the range, answered or not', () => {
    expect(data.dates).toHaveLength(28);
    expect(data.dates.filter((date) => isMoving(data, date))).toHaveLength(24);
  });

  it.each<[State, string | null]>([
    ['ok', null],
    ['moving', 'p'],
    ['revised', 'r'],
    ['suppressed', 'c'],
    ['missing', 'x'],
    ['na', 'z'],
    ['partial', 'p'],
  ])('%s is marked %s', (state, letter) => expect(stateText(state)?.letter ?? null).toBe(letter));
});

describe('sorting', () => {
  it('keeps absent values last both ways', () => {
    const rows = [3, null, 1];
    expect(sortRows(rows, (row) => row, 'ascending')).toEqual([1, 3, null]);
    expect(sortRows(rows, (row) => row, 'descending')).toEqual([3, 1, null]);
  });
});

import type { Series } from './answers';
import type { Observations } from './observations';

/** The rows of a figure as a spreadsheet takes them: one header, ISO dates, states beside the values. */
export interface PlainTable {
  columns: string[];
  rows: (string | number | null)[][];
}

export function seriesTable(series: Series, data: Observations, citation: string): PlainTable {
  const columns = [
    'date',
    'channel',
    ...series.metrics.flatMap((metric) => [metric, `${metric}_state`]),
    'as_of',
    'data_version',
    'citation',
  ];
  const rows = data.rows.map((row) => [
    row.date,
    row.channel,
    ...series.metrics.flatMap((metric) => {
      const cell = row.cells[metric];
      return [cell?.value ?? null, cell?.state ?? 'missing'];
    }),
    series.as_of,
    series.data_version,
    citation,
  ]);
  return { columns, rows };
}

function field(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  // A name from a file must not become a formula, a new column or a new row where it is pasted.
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return safe.replace(/[\t\r\n]+/g, ' ');
}

export function toTsv({ columns, rows }: PlainTable): string {
  return [columns, ...rows].map((row) => row.map(field).join('\t')).join('\n');
}

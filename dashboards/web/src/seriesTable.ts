import type { Annotation, Series } from './answers';
import { notesOn } from './charts/annotations';
import type { Observations } from './observations';
import { cited, type PlainTable } from './plainTable';

/** Every cell of the time figure with its state, and what is written on its days. */
export function seriesTable(series: Series, data: Observations, annotations: Annotation[], citation: string): PlainTable {
  const unit = series.grain === 'week' ? 'week' : 'day';
  const told = annotations.length > 0;
  const columns = [
    'date',
    'channel',
    ...series.metrics.flatMap((metric) => [metric, `${metric}_state`]),
    ...(told ? ['annotation'] : []),
  ];
  const rows = data.rows.map((row) => [
    row.date,
    row.channel,
    ...series.metrics.flatMap((metric) => [row.cells[metric]?.value ?? null, row.cells[metric]?.state ?? 'missing']),
    ...(told ? [notesOn(annotations, row.date, unit).join('; ') || null] : []),
  ]);
  return cited({ columns, rows }, series, citation);
}

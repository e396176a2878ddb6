import { notesOn } from '../../charts/annotations';
import { ChannelSwatch } from '../../charts/ChannelSwatch';
import { channelName } from '../../channels';
import { dayRange, fullDay } from '../../dates';
import { metricLabel, writeMetric } from '../../metrics';
import type { Observation } from '../../observations';
import { DataTable, type Column } from '../../parts/DataTable';
import { StateKey } from '../../parts/StateKey';
import { Value } from '../../parts/Value';
import type { Daily } from './DailyFigure';

function metricColumn(metric: string, currency: string): Column<Observation> {
  const cellOf = (row: Observation) => row.cells[metric] ?? { value: null, state: 'missing' as const };
  return {
    key: metric,
    label: metricLabel(metric),
    kind: 'number',
    sort: (row) => cellOf(row).value,
    cell: (row) => <Value {...cellOf(row)} write={(value) => writeMetric(metric, value, currency)} />,
  };
}

export function channelColumn<Row extends { channel: string }>(): Column<Row> {
  return {
    key: 'channel',
    label: 'Channel',
    kind: 'text',
    sort: (row) => channelName(row.channel),
    cell: (row) => (
      <span class="channel-name">
        <ChannelSwatch channel={row.channel} /> {channelName(row.channel)}
      </span>
    ),
  };
}

function annotationColumn({ unit, annotations }: Daily): Column<Observation> {
  return { key: 'annotation', label: 'Annotation', kind: 'text', cell: ({ date }) => notesOn(annotations, date, unit).join('; ') };
}

function columnsOf(daily: Daily): Column<Observation>[] {
  const { series, unit, annotations } = daily;
  return [
    {
      key: 'date',
      label: unit === 'week' ? 'Week from' : 'Day',
      kind: 'text',
      sort: (row) => row.date,
      cell: (row) => <time dateTime={row.date}>{fullDay(row.date)}</time>,
    },
    channelColumn<Observation>(),
    ...series.metrics.map((metric) => metricColumn(metric, series.currency)),
    ...(annotations.length > 0 ? [annotationColumn(daily)] : []),
  ];
}

export function DailyTable(daily: Daily) {
  const { data, range, unit } = daily;
  const states = data.rows.flatMap((row) => data.metrics.map((metric) => row.cells[metric]?.state ?? 'missing'));
  const [first = '', ...others] = data.metrics.map(metricLabel);
  const measures = [first, ...others.map((label) => label.toLowerCase())].join(', ');
  return (
    <>
      <DataTable
        id="daily"
        caption={`${measures} by channel, by ${unit}, ${dayRange(range.from, range.to)}`}
        columns={columnsOf(daily)}
        rows={data.rows}
        keyOf={(row) => `${row.date} ${row.channel}`}
      />
      <StateKey states={states} />
    </>
  );
}

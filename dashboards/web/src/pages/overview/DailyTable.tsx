import type { Series } from '../../answers';
import { ChannelSwatch } from '../../charts/ChannelSwatch';
import { channelName } from '../../channels';
import { dayRange, fullDay } from '../../dates';
import type { Observation, Observations } from '../../observations';
import { DataTable, type Column } from '../../parts/DataTable';
import { StateKey } from '../../parts/StateKey';
import { Value } from '../../parts/Value';
import type { DayRange } from '../../range';
import { writeMetric } from '../../readout';

const LABELS: Record<string, string> = { impressions: 'Impressions', spend: 'Spend', clicks: 'Link clicks' };

function metricColumn(metric: string, currency: string): Column<Observation> {
  const cellOf = (row: Observation) => row.cells[metric] ?? { value: null, state: 'missing' as const };
  return {
    key: metric,
    label: LABELS[metric] ?? metric,
    kind: 'number',
    sort: (row) => cellOf(row).value,
    cell: (row) => <Value {...cellOf(row)} write={(value) => writeMetric(metric, value, currency)} />,
  };
}

function columnsOf(series: Series, unit: 'day' | 'week'): Column<Observation>[] {
  return [
    {
      key: 'date',
      label: unit === 'week' ? 'Week from' : 'Day',
      kind: 'text',
      sort: (row) => row.date,
      cell: (row) => <time dateTime={row.date}>{fullDay(row.date)}</time>,
    },
    {
      key: 'channel',
      label: 'Channel',
      kind: 'text',
      sort: (row) => channelName(row.channel),
      cell: (row) => (
        <span class="channel-name">
          <ChannelSwatch channel={row.channel} /> {channelName(row.channel)}
        </span>
      ),
    },
    ...series.metrics.map((metric) => metricColumn(metric, series.currency)),
  ];
}

interface Props {
  series: Series;
  data: Observations;
  range: DayRange;
  unit: 'day' | 'week';
}

export function DailyTable({ series, data, range, unit }: Props) {
  const states = data.rows.flatMap((row) => data.metrics.map((metric) => row.cells[metric]?.state ?? 'missing'));
  return (
    <>
      <DataTable
        id="daily"
        caption={`Impressions, spend and link clicks by channel, by ${unit}, ${dayRange(range.from, range.to)}`}
        columns={columnsOf(series, unit)}
        rows={data.rows}
        keyOf={(row) => `${row.date} ${row.channel}`}
      />
      <StateKey states={states} />
    </>
  );
}

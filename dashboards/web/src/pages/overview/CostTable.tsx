import { dayRange } from '../../dates';
import { count } from '../../format';
import type { Interval } from '../../intervals';
import { DataTable, type Column } from '../../parts/DataTable';
import { StateKey } from '../../parts/StateKey';
import { Value } from '../../parts/Value';
import type { DayRange } from '../../range';
import { channelColumn } from './DailyTable';

type Part = 'low' | 'high' | 'base';

function partColumn(key: Part, label: string, write: (value: number) => string): Column<Interval> {
  return {
    key,
    label,
    kind: 'number',
    sort: (row) => row[key],
    cell: (row) => row[key] !== null && <data value={row[key]}>{write(row[key])}</data>,
  };
}

export function CostTable({ rows, range, write }: { rows: Interval[]; range: DayRange; write(value: number): string }) {
  const columns: Column<Interval>[] = [
    channelColumn<Interval>(),
    {
      key: 'value',
      label: 'Cost per referral click',
      kind: 'number',
      sort: (row) => row.value,
      cell: (row) => <Value value={row.value} state={row.state} write={write} />,
    },
    partColumn('low', '95% from', write),
    partColumn('high', '95% to', write),
    partColumn('base', 'Referral clicks (n)', count),
  ];
  return (
    <>
      <DataTable
        id="cost"
        caption={`Cost per referral click with 95% interval, ${dayRange(range.from, range.to)}`}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.channel}
      />
      <StateKey states={rows.map((row) => row.state)} />
    </>
  );
}

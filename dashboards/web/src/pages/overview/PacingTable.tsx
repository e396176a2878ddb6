import type { PacingRow } from '../../answers';
import { ChannelSwatch } from '../../charts/ChannelSwatch';
import { money, percent } from '../../format';
import { pacingName, verdictOf } from '../../pacingWords';
import { DataTable, type Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { Value } from '../../parts/Value';

type Amount = 'budget' | 'planned' | 'spent' | 'share' | 'index';

function amountColumn(key: Amount, label: string, write: (value: number) => string): Column<PacingRow> {
  return {
    key,
    label,
    kind: 'number',
    sort: (row) => row[key],
    cell: (row) => <Value value={row[key]} state={row[key] === null ? (key === 'spent' ? 'missing' : 'na') : 'ok'} write={write} />,
  };
}

/** Every row of the answer, the whole campaign's too. */
export function PacingTable({ rows, currency }: { rows: PacingRow[]; currency: string }) {
  const amount = (value: number) => money(value, currency);
  const columns: Column<PacingRow>[] = [
    {
      key: 'channel',
      label: 'Channel',
      kind: 'text',
      sort: pacingName,
      cell: (row) => (
        <span class="channel-name">
          {row.channel && <ChannelSwatch channel={row.channel} />} {pacingName(row)}
        </span>
      ),
    },
    amountColumn('spent', 'Spent', amount),
    amountColumn('budget', 'Budget', amount),
    amountColumn('share', 'Spent of budget', percent),
    amountColumn('planned', 'Due by now', amount),
    amountColumn('index', 'Spent ÷ due', (value) => value.toFixed(2)),
    {
      key: 'state',
      label: 'Against plan',
      kind: 'text',
      sort: (row) => verdictOf(row).words,
      cell: (row) => <Status {...verdictOf(row)} />,
    },
  ];
  return (
    <DataTable
      id="pacing"
      caption="Spend against plan, to date"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.channel ?? 'whole'}
    />
  );
}

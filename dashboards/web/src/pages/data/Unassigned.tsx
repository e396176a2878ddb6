import type { Unassigned as UnassignedAnswer, UnassignedRow } from '../../answers';
import { unassignedPath } from '../../api/paths';
import { sourceName } from '../../channels';
import { longDay } from '../../dates';
import { count, money } from '../../format';
import { DataTable, type Column } from '../../parts/DataTable';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Value } from '../../parts/Value';
import { useAnswer } from '../../useAnswer';

const COLUMNS: Column<UnassignedRow>[] = [
  { key: 'campaign', label: 'Platform campaign', kind: 'text', sort: (row) => row.campaign, cell: (row) => row.campaign },
  { key: 'source', label: 'Source', kind: 'text', sort: (row) => row.source, cell: (row) => sourceName(row.source) },
  { key: 'account', label: 'Account', kind: 'text', sort: (row) => row.account, cell: (row) => row.account },
  { key: 'first', label: 'First day', kind: 'text', sort: (row) => row.first_day, cell: (row) => longDay(row.first_day) },
  { key: 'last', label: 'Last day', kind: 'text', sort: (row) => row.last_day, cell: (row) => longDay(row.last_day) },
  {
    key: 'impressions',
    label: 'Impressions',
    kind: 'number',
    sort: (row) => row.impressions,
    cell: (row) => <Value value={row.impressions} state="ok" write={count} />,
  },
  {
    key: 'spend',
    label: 'Spend',
    kind: 'number',
    sort: (row) => row.spend,
    cell: (row) => <Value value={row.spend} state="ok" write={(value) => money(value, row.currency ?? 'GBP')} />,
  },
];

/** Stored, and in no campaign: no rule names them. */
export function Unassigned({ asOf }: { asOf: string | null }) {
  const answer = useAnswer<UnassignedAnswer>(unassignedPath(asOf));
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0 && !answer.problem) return null;
  return (
    <section class="section" aria-labelledby="unassigned-title">
      <h2 id="unassigned-title">Not assigned</h2>
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {rows.length > 0 && (
        <>
          <p class="prose">
            No rule maps these platform campaigns to a campaign, so no figure above counts them. Add a rule to the
            configuration, then run <code>reachline config apply</code>; nothing has to be loaded again.
          </p>
          <DataTable
            id="unassigned"
            caption="Platform campaigns that no rule maps"
            columns={COLUMNS}
            rows={rows}
            keyOf={(row) => `${row.source} ${row.account} ${row.campaign_id ?? row.campaign}`}
          />
        </>
      )}
    </section>
  );
}

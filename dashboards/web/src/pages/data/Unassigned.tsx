import type { Unassigned as UnassignedAnswer, UnassignedRow } from '../../answers';
import { toast } from '../../announce';
import { unassignedPath } from '../../api/paths';
import { sourceName } from '../../channels';
import { longDay } from '../../dates';
import { copyText } from '../../clipboard';
import { count, money } from '../../format';
import { DataTable, type Column } from '../../parts/DataTable';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Value } from '../../parts/Value';
import { useAnswer } from '../../useAnswer';
import { ruleFor } from './rule';

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
  {
    key: 'rule',
    label: 'Rule to add',
    kind: 'text',
    cell: (row) => <Rule row={row} />,
  },
];

async function copyRule(row: UnassignedRow): Promise<void> {
  const done = await copyText(ruleFor(row));
  toast(done ? `Copied the rule for ${row.campaign}.` : 'This browser did not let the page copy. Select the rule instead.');
}

function Rule({ row }: { row: UnassignedRow }) {
  return (
    <>
      <pre class="rule">
        <code>{ruleFor(row)}</code>
      </pre>
      <button type="button" onClick={() => void copyRule(row)}>
        Copy<span class="visually-hidden"> the rule for {row.campaign}</span>
      </button>
    </>
  );
}

/** Stored, and in no campaign: no rule names them. */
export function Unassigned({ asOf }: { asOf: string | null }) {
  const answer = useAnswer<UnassignedAnswer>(unassignedPath(asOf));
  const rows = answer.data?.rows ?? [];
  return (
    <section class="section" aria-labelledby="unassigned-title">
      <h2 id="unassigned-title">Not assigned</h2>
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {answer.data && rows.length === 0 && <p>Every platform campaign that was loaded belongs to a campaign.</p>}
      {rows.length > 0 && (
        <>
          <p class="prose">
            No rule maps these platform campaigns to a campaign, so no campaign’s figures count them. Put the rule below
            the <code>[[campaign]]</code> that it belongs to, then run <code>reachline config apply</code>; nothing has to
            be loaded again.
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

import type { AccountedRows, Rows as RowsAnswer } from '../../answers';
import { ROWS } from '../../api/paths';
import { sourceName } from '../../channels';
import { count } from '../../format';
import { DataTable, type Column } from '../../parts/DataTable';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Status } from '../../parts/Status';
import { useAnswer } from '../../useAnswer';

type Counted = 'read' | 'visible' | 'rejected' | 'held' | 'waiting' | 'superseded' | 'withdrawn' | 'purged';

/** Doors that every table has, and those that it has where a row left by them. */
const ALWAYS: [Counted, string][] = [
  ['read', 'Read'],
  ['visible', 'Visible'],
  ['rejected', 'Rejected'],
  ['held', 'Held'],
  ['waiting', 'Waiting'],
];
const WHERE_THERE_ARE: [Counted, string][] = [
  ['superseded', 'Superseded'],
  ['withdrawn', 'Withdrawn'],
  ['purged', 'Purged'],
];

const SOURCE: Column<AccountedRows> = {
  key: 'source',
  label: 'Source',
  kind: 'text',
  sort: (row) => row.source,
  cell: (row) => sourceName(row.source),
};

const ADDS_UP: Column<AccountedRows> = {
  key: 'adds-up',
  label: 'Adds up',
  kind: 'text',
  cell: (row) =>
    row.adds_up ? <Status icon="✓" words="Yes" tone="positive" /> : <Status icon="✕" words="No" tone="negative" />,
};

function counted([key, label]: [Counted, string]): Column<AccountedRows> {
  return { key, label, kind: 'number', sort: (row) => row[key], cell: (row) => <data value={row[key]}>{count(row[key])}</data> };
}

function columnsOf(rows: AccountedRows[]): Column<AccountedRows>[] {
  const also = WHERE_THERE_ARE.filter(([key]) => rows.some((row) => row[key] > 0));
  return [SOURCE, ...[...ALWAYS, ...also].map(counted), ADDS_UP];
}

/** What became of every row that was read. The server counts and judges; the page shows it. */
export function Rows() {
  const answer = useAnswer<RowsAnswer>(ROWS);
  const rows = answer.data?.rows ?? [];
  if (answer.data && rows.length === 0) return null;
  return (
    <section class="section" aria-labelledby="rows-title">
      <h2 id="rows-title">Rows, from file to figure</h2>
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {answer.data && rows.length > 0 && (
        <>
          <p class="prose">
            Every row that was read left by one door. Visible rows are counted in the database; where a newer file speaks
            of the same day, that one answers. As the books stand now, v{answer.data.data_version}.
          </p>
          {rows.some((row) => !row.adds_up) && (
            <p class="prose">
              <strong>A row was lost or doubled.</strong> Do not cite figures of that source, and tell whoever runs
              Reachline.
            </p>
          )}
          <DataTable
            id="rows"
            caption="Rows by source and by what became of them"
            columns={columnsOf(rows)}
            rows={rows}
            keyOf={(row) => row.source}
          />
        </>
      )}
    </section>
  );
}

import type { ExportFile, MissingEntity } from '../../answers';
import { count, fromMicros, money } from '../../format';
import { DataTable, type Column } from '../../parts/DataTable';
import { outcomeWords } from './fileStates';

interface Row extends MissingEntity {
  file: string;
  currency: string;
}

const COLUMNS: Column<Row>[] = [
  { key: 'entity', label: 'In the earlier file', kind: 'text', sort: (row) => row.entity, cell: (row) => row.entity },
  { key: 'file', label: 'Not in', kind: 'text', sort: (row) => row.file, cell: (row) => <span class="file-name">{row.file}</span> },
  {
    key: 'impressions',
    label: 'Impressions',
    kind: 'number',
    sort: (row) => row.impressions,
    cell: (row) => count(row.impressions),
  },
  {
    key: 'spend',
    label: 'Spend',
    kind: 'number',
    sort: (row) => row.spend_micros,
    cell: (row) => money(fromMicros(row.spend_micros), row.currency),
  },
  { key: 'outcome', label: 'What happened', kind: 'text', sort: (row) => row.outcome, cell: (row) => outcomeWords(row.outcome) },
];

/** What a newer file left out: nothing vanishes silently. */
export function MissingEntities({ files, currency }: { files: ExportFile[]; currency: string }) {
  const rows = files.flatMap((file) =>
    file.missing.map((entity) => ({ ...entity, file: file.file, currency: file.currency ?? currency })),
  );
  if (rows.length === 0) return null;
  return (
    <>
      <h3>Left out of a newer file</h3>
      <DataTable
        id="missing-entities"
        caption="Had impressions or spend on these days in an earlier file, and no row in the newer one"
        columns={COLUMNS}
        rows={rows}
        keyOf={(row) => `${row.file} ${row.entity}`}
      />
    </>
  );
}

import type { ComponentChildren } from 'preact';
import type { ExportFile } from '../../answers';
import { sourceName } from '../../channels';
import { dayRange, longMoment } from '../../dates';
import { count } from '../../format';
import { DataTable, type Column } from '../../parts/DataTable';
import { Status } from '../../parts/Status';
import { DecisionButtons } from './deciding';
import { FileTotals } from './FileTotals';
import { fileState } from './fileStates';

/** What is held is told of above, with what is at stake. */
function Decide({ file }: { file: ExportFile }) {
  return file.state === 'held' ? <a href="#waiting">See above</a> : <DecisionButtons file={file} />;
}

function days({ from, to }: ExportFile): string {
  return from && to ? dayRange(from, to) : 'No days';
}

export function levelWords(level: string): string {
  return level.replace(/_/g, ' ').replace('adset', 'ad set');
}

export function breakdownWords(breakdown: string): string {
  return `by ${breakdown.replace(/_/g, ' ')}`;
}

function Stacked({ lines }: { lines: ComponentChildren[] }) {
  return (
    <span class="stacked">
      {lines.map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </span>
  );
}

function Dates({ file, zone }: { file: ExportFile; zone: string }) {
  const exported = <time dateTime={file.exported_at}>{longMoment(file.exported_at, zone)}</time>;
  const loaded = file.visible_at ? (
    <time dateTime={file.visible_at}>
      {longMoment(file.visible_at, zone)}
      {file.version !== null && `, v${file.version}`}
    </time>
  ) : (
    'not loaded'
  );
  return <Stacked lines={[exported, loaded]} />;
}

function number(key: string, label: string, read: (file: ExportFile) => number): Column<ExportFile> {
  return { key, label, kind: 'number', sort: read, cell: (file) => count(read(file)) };
}

function columns(zone: string): Column<ExportFile>[] {
  return [
    {
      key: 'file',
      label: 'Name',
      kind: 'text',
      sort: (file) => file.file,
      cell: (file) => <span class="file-name">{file.file}</span>,
    },
    {
      key: 'state',
      label: 'State',
      kind: 'text',
      sort: (file) => fileState(file.state).words,
      cell: (file) => <Status {...fileState(file.state)} />,
    },
    { key: 'decide', label: 'Decide', kind: 'text', cell: (file) => <Decide file={file} /> },
    {
      key: 'totals',
      label: 'Platform total / ours',
      kind: 'text',
      cell: (file) => <FileTotals file={file} />,
    },
    {
      key: 'source',
      label: 'Source, account, report',
      kind: 'text',
      sort: (file) => `${sourceName(file.source)} ${file.account} ${file.report}`,
      cell: (file) => <Stacked lines={[sourceName(file.source), file.account, file.report]} />,
    },
    {
      key: 'level',
      label: 'Level, split by',
      kind: 'text',
      sort: (file) => file.level,
      cell: (file) => (file.level ? [levelWords(file.level), ...file.breakdowns.map(breakdownWords)].join(', ') : 'unknown'),
    },
    { key: 'days', label: 'Days', kind: 'text', sort: (file) => file.from, cell: days },
    number('rows', 'Rows', (file) => file.rows),
    number('rejected', 'Rejected', (file) => file.rejected),
    {
      key: 'exported',
      label: 'Exported, loaded',
      kind: 'text',
      sort: (file) => file.exported_at,
      cell: (file) => <Dates file={file} zone={zone} />,
    },
  ];
}

export function FileTable({ files, zone }: { files: ExportFile[]; zone: string }) {
  return (
    <DataTable
      id="file-list"
      caption="Files that Reachline has read; those that wait for a decision first, then the newest"
      columns={columns(zone)}
      rows={files}
      keyOf={(file) => file.id}
    />
  );
}

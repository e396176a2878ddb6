import type { ExportFile, RejectedRow } from '../../answers';
import { count, plural } from '../../format';

interface Told {
  rejected: number;
  rejects: RejectedRow[];
  warnings: string[];
}

/** Rows that could not be read and warnings, file by file. */
export function RejectedRows({ files }: { files: ExportFile[] }) {
  const told = files.filter((file) => file.rejects.length > 0 || file.warnings.length > 0);
  return (
    <>
      {told.map((file) => (
        <details key={file.id} class="file-details">
          <summary>
            <span class="file-name">{file.file}</span>: {summaryOf(file)}
          </summary>
          <RejectsAndWarnings {...file} />
        </details>
      ))}
    </>
  );
}

export function RejectsAndWarnings({ rejected, rejects, warnings }: Told) {
  if (rejects.length === 0 && warnings.length === 0) return null;
  return (
    <ul>
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
      {rejects.map((reject) => (
        <li key={`${reject.row} ${reject.column}`}>
          Line {reject.row}
          {reject.column && `, column “${reject.column}”`}: {reject.message}
        </li>
      ))}
      {rejected > rejects.length && rejects.length > 0 && <li>and {count(rejected - rejects.length)} more rows</li>}
    </ul>
  );
}

function summaryOf({ rejected, warnings }: Told): string {
  const rows = rejected > 0 ? [`${count(rejected)} ${plural(rejected, 'row', 'rows')} rejected`] : [];
  const told = warnings.length > 0 ? [`${warnings.length} ${plural(warnings.length, 'warning', 'warnings')}`] : [];
  return [...rows, ...told].join(', ');
}

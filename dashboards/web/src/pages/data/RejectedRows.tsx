import type { ExportFile } from '../../answers';
import { count, plural } from '../../format';

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
          <ul>
            {file.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
            {file.rejects.map((reject) => (
              <li key={`${reject.row} ${reject.column}`}>
                Line {reject.row}
                {reject.column && `, column “${reject.column}”`}: {reject.message}
              </li>
            ))}
            {file.rejected > file.rejects.length && file.rejects.length > 0 && (
              <li>and {count(file.rejected - file.rejects.length)} more rows</li>
            )}
          </ul>
        </details>
      ))}
    </>
  );
}

function summaryOf({ rejected, warnings }: ExportFile): string {
  const rows = rejected > 0 ? [`${count(rejected)} ${plural(rejected, 'row', 'rows')} rejected`] : [];
  const told = warnings.length > 0 ? [`${warnings.length} ${plural(warnings.length, 'warning', 'warnings')}`] : [];
  return [...rows, ...told].join(', ');
}

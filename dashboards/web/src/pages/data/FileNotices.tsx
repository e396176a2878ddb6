import type { ExportFile } from '../../answers';
import { count, fromMicros, money } from '../../format';
import { Notice } from '../../parts/Notice';
import { Prose } from '../../parts/Prose';
import { needsDecision } from './fileStates';

/** Files whose figures are not counted, each with why and what to do. */
export function FileNotices({ files }: { files: ExportFile[] }) {
  return (
    <>
      {files.filter(needsDecision).map((file) => (
        <FileNotice key={file.id} file={file} />
      ))}
    </>
  );
}

function titleOf({ state }: ExportFile): string {
  if (state === 'held') return 'is held';
  return state === 'quarantined' ? 'is in quarantine' : 'is incomplete';
}

function lossOf({ missing, currency }: ExportFile): string[] {
  return missing
    .filter(({ outcome }) => outcome === 'held')
    .map(({ entity, impressions, spend_micros }) => {
      const spend = money(fromMicros(spend_micros), currency ?? 'GBP');
      return `with it, ${entity} would lose ${count(impressions)} impressions and ${spend}`;
    });
}

function FileNotice({ file }: { file: ExportFile }) {
  const losses = lossOf(file);
  return (
    <Notice
      kind={file.state === 'quarantined' ? 'error' : 'warn'}
      title={
        <>
          <span class="file-name">{file.file}</span> {titleOf(file)}
          {losses.length === 1 && `: ${losses[0]}`}. Its figures are not counted.
        </>
      }
    >
      {losses.length > 1 && (
        <ul>
          {losses.map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
      )}
      {file.reason && (
        <p>
          <strong>Why:</strong> <Prose text={file.reason} />
        </p>
      )}
      {file.remedy && (
        <p>
          <strong>Do:</strong> <Prose text={file.remedy} />
        </p>
      )}
      <p class="muted">
        File id <code>{file.id}</code>
      </p>
    </Notice>
  );
}

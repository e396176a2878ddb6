import type { ExportFile } from '../../answers';
import { sourceName } from '../../channels';
import { dayRange } from '../../dates';
import { Notice } from '../../parts/Notice';
import { Prose } from '../../parts/Prose';
import { DecisionButtons } from './deciding';
import { needsDecision } from './fileStates';
import { heldSentence, undecided } from './heldWords';
import { MissingList } from './MissingList';

/** Files whose figures are not counted, each with why, and what can be done. */
export function Waiting({ files }: { files: ExportFile[] }) {
  const waiting = files.filter(needsDecision);
  return (
    <section id="waiting" class="section" aria-labelledby="waiting-title" tabIndex={-1}>
      <h2 id="waiting-title">Waiting for somebody</h2>
      {waiting.length === 0 && <p>No file waits: nothing is held, in quarantine or incomplete.</p>}
      {waiting.map((file) => (
        <WaitingFile key={file.id} file={file} />
      ))}
    </section>
  );
}

function titleOf(file: ExportFile): string {
  if (file.state === 'held') return `${heldSentence(file)} Its figures are not counted.`;
  const state = file.state === 'quarantined' ? 'is in quarantine' : 'is incomplete';
  return `${file.file} ${state}. Its figures are not counted.`;
}

function placeOf({ source, account, report, from, to }: ExportFile): string {
  const days = from && to ? `, ${dayRange(from, to)}` : '';
  return `${sourceName(source)}, account ${account}, report “${report}”${days}`;
}

function WaitingFile({ file }: { file: ExportFile }) {
  const open = undecided(file);
  return (
    <Notice kind={file.state === 'quarantined' ? 'error' : 'warn'} title={<span class="file-words">{titleOf(file)}</span>}>
      <p class="muted">{placeOf(file)}</p>
      {open.length > 0 && (
        <>
          <p>What would vanish:</p>
          <MissingList missing={open} currency={file.currency} />
        </>
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
      <DecisionButtons file={file} />
      <p class="muted">
        File id <code>{file.id}</code>
      </p>
    </Notice>
  );
}

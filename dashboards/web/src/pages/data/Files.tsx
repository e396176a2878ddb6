import type { Campaign, Exports } from '../../answers';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Skeleton } from '../../parts/Skeleton';
import type { Answer } from '../../useAnswer';
import { waitingFirst } from './fileStates';
import { FileTable } from './FileTable';
import { MissingEntities } from './MissingEntities';
import { RejectedRows } from './RejectedRows';

/** Every export, with what became of it and of its rows. */
export function Files({ answer, campaign }: { answer: Answer<Exports>; campaign: Campaign }) {
  const files = waitingFirst(answer.data?.exports ?? []);
  return (
    <section id="files" class="section" aria-labelledby="files-title" tabIndex={-1}>
      <h2 id="files-title">Files</h2>
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {!answer.data && !answer.problem && (
        <Skeleton name="files" height={200} phase={answer.phase} stop={answer.stop} />
      )}
      {answer.data && files.length === 0 && <p>No files loaded yet.</p>}
      {files.length > 0 && (
        <>
          <FileTable files={files} zone={campaign.time_zone} />
          <MissingEntities files={files} currency={campaign.currency} />
          <RejectedRows files={files} />
        </>
      )}
    </section>
  );
}

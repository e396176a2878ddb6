import { axisCount, count, percent } from '../../format';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Status } from '../../parts/Status';
import type { KnownAccount } from './accounts';
import { BelongingFields } from './BelongingFields';
import { fileOutcome } from './fileOutcomes';
import { canStop, isEdited, isLoaded, isReady, isUnplaced, type Queued } from './queue';
import { Recognised } from './Recognised';
import type { Desk } from './useQueue';

interface Props {
  item: Queued;
  desk: Desk;
  known: KnownAccount[];
  zone: string;
  /** How many other files wait to be told where they belong. */
  others: number;
}

/** One file on its way: what was found in it, where it belongs, and what became of it. */
export function QueuedFile({ item, desk, known, zone, others }: Props) {
  const { file, phase, report, problem } = item;
  const busy = phase === 'waiting' || phase === 'sending' || phase === 'reading';
  const loaded = isLoaded(item);
  const again = () => desk.change(item.key, { phase: 'waiting' });
  return (
    <article class="queued" aria-label={file.name}>
      <h4 class="file-name">{file.name}</h4>
      {busy && <Progress item={item} />}
      {!busy && problem && <ErrorNotice problem={problem} retry={again} />}
      {!busy && report && !problem && <Told item={item} />}
      {!busy && report && <Recognised report={report} zone={zone} />}
      {!busy && !loaded && <BelongingFields item={item} known={known} onChange={(said) => desk.say(item.key, said)} />}
      {busy ? canStop(item) && <Remove item={item} desk={desk} /> : <Actions item={item} desk={desk} others={others} />}
    </article>
  );
}

function progressWords({ phase, step, sent, file }: Queued): string {
  const load = step === 'load';
  if (phase === 'waiting') return load ? 'Waits to be loaded' : 'Waits to be looked at';
  if (phase === 'reading') return load ? 'Reading and storing…' : 'Reading…';
  return `Sending, ${percent(sent)} of ${axisCount(file.size)} bytes`;
}

function Progress({ item }: { item: Queued }) {
  const words = progressWords(item);
  // How long the server reads is not known, so then there is no value: the bar says that it goes on.
  const value = item.phase === 'reading' ? undefined : item.sent;
  return (
    <p class="progress">
      <progress max={1} value={value} aria-label={`${item.file.name}: ${words}`} /> <span>{words}</span>
    </p>
  );
}

function Told({ item }: { item: Queued }) {
  const { report, step } = item;
  if (!report) return null;
  const outcome = fileOutcome(report, step === 'look');
  return (
    <p>
      <Status icon={outcome.icon} words={outcome.words} tone={outcome.tone} />. {outcome.meaning}
      {step === 'load' && report.status === 'held' && (
        <>
          {' '}
          <a href="#waiting">Decide about it</a>.
        </>
      )}
    </p>
  );
}

function Actions({ item, desk, others }: Omit<Props, 'known' | 'zone'>) {
  const look = () => desk.change(item.key, { step: 'look', phase: 'waiting' });
  const load = () => desk.change(item.key, { step: 'load', phase: 'waiting' });
  const forAll = () => {
    const { source, account } = item.belonging;
    const unplaced = desk.queue.filter((other) => isUnplaced(other) && other.key !== item.key);
    unplaced.forEach(({ key }) => {
      desk.say(key, { source, account });
      desk.change(key, { phase: 'waiting', step: 'look' });
    });
    look();
  };
  const edited = isEdited(item);
  return (
    <p class="actions">
      {isReady(item) && (
        <button type="button" class="primary" onClick={load}>
          Load this file
        </button>
      )}
      {edited && (
        <button type="button" class="primary" onClick={look}>
          Look again
        </button>
      )}
      {edited && isUnplaced(item) && others > 0 && (
        <button type="button" onClick={forAll}>
          Use this source and account for {count(others)} more
        </button>
      )}
      <Remove item={item} desk={desk} />
    </p>
  );
}

/** From this list; never from the books. */
function Remove({ item, desk }: Pick<Props, 'item' | 'desk'>) {
  return (
    <button type="button" onClick={() => desk.remove(item.key)}>
      {isLoaded(item) ? 'Clear' : 'Remove'}
      <span class="visually-hidden"> {item.file.name}</span>
    </button>
  );
}

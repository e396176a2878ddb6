import { useEffect, useState } from 'preact/hooks';
import type { Campaign, FileReport } from '../../answers';
import { count, plural } from '../../format';
import type { KnownAccount } from './accounts';
import { isReady, isUnplaced } from './queue';
import { QueuedFile } from './QueuedFile';
import { useQueue, type Desk } from './useQueue';

interface Props {
  campaign: Campaign;
  known: KnownAccount[];
  onLoaded(report: FileReport): void;
}

/** Files come in here: dropped anywhere on the page, or chosen. */
export function AddFiles({ campaign, known, onLoaded }: Props) {
  const desk = useQueue(onLoaded);
  const over = useDrops(desk.add);
  const ready = desk.queue.filter(isReady).length;
  const choose = (input: HTMLInputElement) => {
    desk.add([...(input.files ?? [])]);
    // The same file can then be chosen again.
    input.value = '';
  };
  return (
    <section id="add-files" class="section" aria-labelledby="add-files-title" tabIndex={-1}>
      <h2 id="add-files-title">Add files</h2>
      <div class={over ? 'drop-zone over' : 'drop-zone'}>
        <p>
          Drop exports of the platforms here. Each is looked at first; nothing is stored until you load it.
        </p>
        <label class="button file-button">
          Choose files
          <input type="file" multiple class="visually-hidden" onChange={(event) => choose(event.currentTarget)} />
        </label>
      </div>
      {desk.queue.length > 0 && <QueueHead length={desk.queue.length} />}
      {ready > 1 && (
        <p class="actions">
          <button type="button" class="primary" onClick={desk.loadAll}>
            Load all {ready} that can be read
          </button>
        </p>
      )}
      <ul class="queue">
        {desk.queue.map((item) => (
          <li key={item.key}>
            <QueuedFile
              item={item}
              desk={desk}
              known={known}
              zone={campaign.time_zone}
              others={desk.queue.filter((other) => other.key !== item.key && isUnplaced(other)).length}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function QueueHead({ length }: { length: number }) {
  return (
    <>
      <h3>
        {count(length)} {plural(length, 'file', 'files')}
      </h3>
      <p class="prose muted">
        A report is one saved report of the platform, always with the same filter: a newer file replaces older ones of the
        same report. When it was exported decides which is newer; unless the file says so itself, the time that your
        computer keeps for it is proposed.
      </p>
    </>
  );
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** A file that misses the zone must not make the browser leave the page. */
function useDrops(add: Desk['add']): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      add([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}

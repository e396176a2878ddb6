import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { FileReport } from '../../answers';
import { announce } from '../../announce';
import { Problem, unreadable } from '../../api/problem';
import { sendFile, type Belonging } from '../../api/send';
import { changed, isReady, nextOf, queued, saidOf, told, type Queue, type Queued } from './queue';
import { fileOutcome } from './fileOutcomes';

export interface Desk {
  queue: Queue;
  add(files: File[]): void;
  change(key: number, change: Partial<Queued>): void;
  /** Where a file belongs, as somebody says. */
  say(key: number, said: Partial<Belonging>): void;
  remove(key: number): void;
  loadAll(): void;
}

type Change = (queue: Queue) => Queue;

/** `onLoaded` hears of every file that was loaded, whatever became of it. */
export function useQueue(onLoaded: (report: FileReport) => void): Desk {
  const [queue, update] = useReducer<Queue, Change>((now, change) => change(now), []);
  const keys = useRef(0);
  const running = useRef<{ key: number; abort: AbortController } | null>(null);
  const next = nextOf(queue);

  const change = (key: number, what: Partial<Queued>) => update((now) => changed(now, key, what));

  useEffect(() => {
    if (!next || running.current) return;
    const abort = new AbortController();
    running.current = { key: next.key, abort };
    void carryOut(next, abort.signal, change, onLoaded).finally(() => {
      running.current = null;
      // The next one starts when this one is seen to have ended.
      update((now) => [...now]);
    });
  }, [queue]);

  useEffect(() => () => running.current?.abort.abort('left'), []);

  return {
    queue,
    change,
    say: (key, said) => update((now) => saidOf(now, key, said)),
    add: (files) => {
      const added = files.map((file) => queued(file, (keys.current += 1)));
      update((now) => [...now, ...added]);
    },
    remove: (key) => {
      if (running.current?.key === key) running.current.abort.abort('removed');
      update((now) => now.filter((item) => item.key !== key));
    },
    loadAll: () => update((now) => now.map((item) => (isReady(item) ? { ...item, step: 'load', phase: 'waiting' } : item))),
  };
}

async function carryOut(
  item: Queued,
  signal: AbortSignal,
  change: (key: number, what: Partial<Queued>) => void,
  onLoaded: (report: FileReport) => void,
): Promise<void> {
  const { key, file, belonging, step } = item;
  change(key, { phase: 'sending', sent: 0, problem: null });
  const onSent = (sent: number) => change(key, sent < 1 ? { sent } : { sent, phase: 'reading' });
  try {
    const report = await sendFile({ file, belonging, dryRun: step === 'look', signal, onSent });
    change(key, told(item, report));
    announce(`${file.name}: ${fileOutcome(report).words}.`);
    if (step === 'load') onLoaded(report);
  } catch (error) {
    if (signal.aborted) return;
    change(key, { phase: 'failed', problem: error instanceof Problem ? error : unreadable(error) });
  }
}

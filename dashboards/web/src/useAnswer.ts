import { useCallback, useEffect, useState } from 'preact/hooks';
import { fetchAnswer, Problem } from './api';
import { unreadable } from './api/problem';
import { booksRevision } from './changes';
import { useStore } from './store';

/** A wait below 300 ms needs no sign of itself; one above 10 s needs a way out. */
const NOTICEABLE_MS = 300;
const SLOW_MS = 10_000;

export interface Answer<T> {
  data: T | null;
  /** When `data` arrived, as a moment. */
  loadedAt: string | null;
  problem: Problem | null;
  phase: 'quiet' | 'waiting' | 'slow' | 'done';
  retry(): void;
  stop(): void;
}

interface Held {
  path: string;
  data: unknown;
  loadedAt: string;
}

/** Answers of this visit, so that going back shows figures at once, before they are asked again. */
const memory = new Map<string, Held>();

/** Whoever comes next must not see what was told to somebody else. */
export function forgetAnswers(): void {
  memory.clear();
}

function stopped(): Problem {
  return new Problem('refused', {
    type: 'about:blank',
    title: 'Stopped',
    status: 0,
    detail: 'You stopped waiting for this answer.',
    remedy: 'Try again, or choose fewer days.',
  });
}

function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : unreadable(error);
}

export function useAnswer<T>(path: string | null): Answer<T> {
  const [held, setHeld] = useState<Held | null>(path ? memory.get(path) ?? null : null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [phase, setPhase] = useState<Answer<T>['phase']>('quiet');
  const [attempt, setAttempt] = useState(0);
  const revision = useStore(booksRevision);
  const [controller, setController] = useState<AbortController | null>(null);

  useEffect(() => {
    if (path === null) return undefined;
    const abort = new AbortController();
    const remembered = memory.get(path);
    if (remembered) setHeld(remembered);
    setController(abort);
    setProblem(null);
    setPhase('quiet');
    const timers = [
      window.setTimeout(() => setPhase('waiting'), NOTICEABLE_MS),
      window.setTimeout(() => setPhase('slow'), SLOW_MS),
    ];
    fetchAnswer<T>(path, abort.signal)
      .then((data) => {
        const next = { path, data, loadedAt: new Date().toISOString() };
        memory.set(path, next);
        setHeld(next);
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return abort.signal.reason === 'stop' ? setProblem(stopped()) : undefined;
        const found = asProblem(error);
        // Offline, the last figures still hold; refused, they would stand under a question they do not answer.
        if (found.kind === 'refused') setHeld(null);
        setProblem(found);
      })
      .finally(() => {
        timers.forEach(window.clearTimeout);
        if (!abort.signal.aborted || abort.signal.reason === 'stop') setPhase('done');
      });
    return () => {
      timers.forEach(window.clearTimeout);
      abort.abort('left');
    };
  }, [path, attempt, revision]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const stop = useCallback(() => controller?.abort('stop'), [controller]);
  const data = path === null ? null : ((held?.data ?? null) as T | null);
  return { data, loadedAt: held?.loadedAt ?? null, problem, phase, retry, stop };
}

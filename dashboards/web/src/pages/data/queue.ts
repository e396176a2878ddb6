/** Files on their way: each is looked at first, then loaded; one at a time, in their order. */
import type { FileReport } from '../../answers';
import type { Belonging } from '../../api/send';
import { Problem } from '../../api/problem';

export type Step = 'look' | 'load';
export type Phase = 'waiting' | 'sending' | 'reading' | 'told' | 'failed';

export interface Queued {
  key: number;
  file: File;
  /** What was last asked of the server. */
  step: Step;
  phase: Phase;
  /** How much of it has been sent, from 0 to 1. */
  sent: number;
  /** What a person says now, and what they had said when it was last looked at. */
  belonging: Belonging;
  looked: Belonging;
  report: FileReport | null;
  problem: Problem | null;
}

export type Queue = Queued[];

const UNSAID: Belonging = { source: '', account: '', report: '', exportedAt: '' };

export function queued(file: File, key: number): Queued {
  return { key, file, step: 'look', phase: 'waiting', sent: 0, belonging: UNSAID, looked: UNSAID, report: null, problem: null };
}

export function changed(queue: Queue, key: number, change: Partial<Queued>): Queue {
  return queue.map((item) => (item.key === key ? { ...item, ...change } : item));
}

/** What somebody says about a file, put together with what was said before. */
export function saidOf(queue: Queue, key: number, said: Partial<Belonging>): Queue {
  return queue.map((item) => (item.key === key ? { ...item, belonging: { ...item.belonging, ...said } } : item));
}

/** What is to be sent next; null while something is being sent, or nothing waits. */
export function nextOf(queue: Queue): Queued | null {
  if (queue.some(({ phase }) => phase === 'sending' || phase === 'reading')) return null;
  return queue.find(({ phase }) => phase === 'waiting') ?? null;
}

/** What the server found in a file stands in the fields, where nobody had said otherwise. */
function filled(belonging: Belonging, report: FileReport): Belonging {
  return {
    ...belonging,
    source: belonging.source || (report.source ?? ''),
    account: belonging.account || (report.account ?? ''),
    report: belonging.report || (report.report ?? ''),
  };
}

export function told(item: Queued, report: FileReport): Partial<Queued> {
  const belonging = item.step === 'look' ? filled(item.belonging, report) : item.belonging;
  return { phase: 'told', report, problem: null, belonging, looked: belonging };
}

export function isEdited({ belonging, looked }: Queued): boolean {
  return (Object.keys(UNSAID) as (keyof Belonging)[]).some((key) => belonging[key] !== looked[key]);
}

/** Looked at, readable, and nothing said since. */
export function isReady(item: Queued): boolean {
  const readable = item.report?.status === 'checked' || item.report?.status === 'held';
  return item.step === 'look' && item.phase === 'told' && readable && !isEdited(item);
}

export function isLoaded({ step, phase }: Queued): boolean {
  return step === 'load' && phase === 'told';
}

/** Whether taking it from the queue still stops it: what is being stored cannot be called back. */
export function canStop({ step, phase }: Queued): boolean {
  return step === 'look' || phase !== 'reading';
}

/** Whether the server asks to be told where the file belongs. */
export function isUnplaced({ phase, problem }: Queued): boolean {
  return phase === 'failed' && problem?.details.status === 409;
}

/** What can be decided about a file, and what each decision would change, in sentences. */
import type { Decision, ExportFile } from '../../answers';
import { dayRange } from '../../dates';
import { count, fromMicros, money } from '../../format';
import { holdWords, stakeWords, undecided } from './heldWords';

export interface Choice {
  decision: Decision;
  /** On the button, and on the one that confirms. */
  label: string;
}

const ACCEPT: Choice = { decision: 'accept', label: 'Accept it as it is' };
const KEEP: Choice = { decision: 'keep', label: 'Keep what it lacks' };
const DROP: Choice = { decision: 'drop', label: 'Drop what it lacks' };
const AS_REPORT: Choice = { decision: 'as-report', label: 'It is another report' };
const WITHDRAW: Choice = { decision: 'withdraw', label: 'Withdraw' };
const RESTORE: Choice = { decision: 'restore', label: 'Restore' };

/** Where something would vanish, accepting alone would not say what becomes of it. */
export function choicesFor({ state, hold }: Pick<ExportFile, 'state' | 'hold'>): Choice[] {
  if (state === 'held') return [...(hold === 'would_vanish' ? [KEEP, DROP] : [ACCEPT]), AS_REPORT, WITHDRAW];
  if (state === 'visible' || state === 'superseded') return [WITHDRAW];
  return state === 'withdrawn' ? [RESTORE] : [];
}

/** "14 Sep to 11 Oct 2026: 812,400 impressions and £5,020.11" */
function contents({ from, to, totals, currency }: ExportFile): string {
  const days = from && to ? dayRange(from, to) : 'no days';
  const { impressions, spend_micros } = totals;
  const parts = [
    ...(impressions === undefined ? [] : [`${count(impressions)} impressions`]),
    ...(spend_micros === undefined ? [] : [money(fromMicros(spend_micros), currency ?? 'GBP')]),
  ];
  return parts.length > 0 ? `${days}: ${parts.join(' and ')} in all of its rows` : days;
}

function lost(file: ExportFile): string[] {
  return undecided(file).map((entity) => `${entity.entity}, ${stakeWords(entity, file.currency)}`);
}

function remembered({ report, account }: ExportFile): string {
  return `This is remembered for the report “${report}” of account ${account}, and its other held files are tried again.`;
}

function counts(file: ExportFile): string {
  return `Its figures count from then on for ${contents(file)}. Older files of the same report no longer answer these days.`;
}

function ofWithdrawal(file: ExportFile): string[] {
  if (file.state === 'held') return ['It no longer waits for a decision. Its figures never counted, so no figure changes.'];
  if (file.state === 'superseded') return ['Newer files answer its days, so no figure changes today.'];
  return [
    `Its figures no longer count for ${contents(file)}.`,
    'Each of these days is then answered by the newest file that remains, or by none.',
  ];
}

export interface Changes {
  sentences: string[];
  /** Entities with what they would keep or lose. */
  entities: string[];
}

/** What would change, for somebody to read before it does. */
export function changesOf(file: ExportFile, decision: Decision): Changes {
  const entities = decision === 'keep' || decision === 'drop' ? lost(file) : [];
  return { sentences: sentencesOf(file, decision), entities };
}

function sentencesOf(file: ExportFile, decision: Decision): string[] {
  switch (decision) {
    case 'accept':
      return [`It is held because ${holdWords(file.hold)}.`, counts(file), remembered(file)];
    case 'keep':
      return [counts(file), 'What it lacks keeps its earlier figures:', remembered(file)];
    case 'drop':
      return [counts(file), 'What it lacks loses its earlier figures on the days of this file:', remembered(file)];
    case 'as-report':
      return [
        `It moves from the report “${file.report}” to the one that you name. It then replaces older files of that report ` +
          `only, and nothing of “${file.report}”.`,
        `Its figures count for ${contents(file)}, unless something else about it has to be decided.`,
      ];
    case 'withdraw':
      return ofWithdrawal(file);
    case 'restore':
      return [
        `Its figures count again for ${contents(file)}, except on days that a newer file of the same report answers.`,
        'If it was never seen before, it is judged like a new file, and may be held.',
      ];
  }
}

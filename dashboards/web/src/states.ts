import type { SeenState } from './observations';

/** The letter beside a value, and the words that explain it below a table. */
export interface StateText {
  letter: string;
  short: string;
  words: string;
}

const TEXTS: Record<Exclude<SeenState, 'ok'>, StateText> = {
  moving: { letter: 'p', short: 'may still move', words: 'May still move: the platform can restate these days.' },
  revised: { letter: 'r', short: 'restated', words: 'Restated since an earlier data version.' },
  not_rechecked: {
    letter: 'n',
    short: 'not re-checked',
    words: 'Not re-checked: no later download confirms these days.',
  },
  suppressed: {
    letter: 'c',
    short: 'protected',
    words: 'Protected: too few people, or could reveal such a group. Not zero.',
  },
  missing: { letter: 'x', short: 'no data received', words: 'No data received. Not zero.' },
  na: { letter: 'z', short: 'not reported', words: 'The platform does not report this.' },
  not_due: { letter: 'z', short: 'not due yet', words: 'Not due yet.' },
  partial: { letter: 'p', short: 'partial', words: 'Partial: some of the days or files are left out.' },
};

const ORDER = Object.keys(TEXTS) as Exclude<SeenState, 'ok'>[];

export function stateText(state: SeenState): StateText | null {
  return state === 'ok' ? null : TEXTS[state] ?? null;
}

/** States that need explaining, in a fixed order. */
export function statesToExplain(states: Iterable<SeenState>): Exclude<SeenState, 'ok'>[] {
  const seen = new Set<SeenState>(states);
  return ORDER.filter((state) => seen.has(state));
}

import type { ExportFile } from '../../answers';

interface FileState {
  words: string;
  icon: string;
  tone: 'positive' | 'warn' | 'negative' | 'muted';
}

const STATES: Record<string, FileState> = {
  visible: { words: 'Loaded', icon: '✓', tone: 'positive' },
  held: { words: 'Held', icon: '!', tone: 'warn' },
  incomplete: { words: 'Incomplete', icon: '!', tone: 'warn' },
  quarantined: { words: 'In quarantine', icon: '✕', tone: 'negative' },
  superseded: { words: 'Superseded', icon: '–', tone: 'muted' },
  withdrawn: { words: 'Withdrawn', icon: '–', tone: 'muted' },
  purged: { words: 'Purged', icon: '–', tone: 'muted' },
};

export function fileState(state: string): FileState {
  return STATES[state] ?? { words: state, icon: '–', tone: 'muted' };
}

export function needsDecision({ state }: Pick<ExportFile, 'state'>): boolean {
  return state === 'held' || state === 'quarantined' || state === 'incomplete';
}

/** What waits for somebody first, then as the server orders them: newest first. */
export function waitingFirst(files: ExportFile[]): ExportFile[] {
  return [...files].sort((a, b) => Number(needsDecision(b)) - Number(needsDecision(a)));
}

const OUTCOMES: Record<string, string> = {
  kept: 'Kept: its earlier figures still count',
  renamed: 'Renamed: its figures stand under the new name',
  dropped: 'Dropped: its figures no longer count',
  held: 'Waits for a decision',
};

export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome;
}

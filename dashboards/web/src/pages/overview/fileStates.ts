import type { ExportFile } from '../../answers';

interface FileState {
  word: string;
  icon: string;
  tone: 'positive' | 'warn' | 'negative' | 'muted';
}

const STATES: Record<string, FileState> = {
  visible: { word: 'Loaded', icon: '✓', tone: 'positive' },
  held: { word: 'Held', icon: '!', tone: 'warn' },
  incomplete: { word: 'Incomplete', icon: '!', tone: 'warn' },
  quarantined: { word: 'In quarantine', icon: '✕', tone: 'negative' },
  superseded: { word: 'Superseded', icon: '–', tone: 'muted' },
  withdrawn: { word: 'Withdrawn', icon: '–', tone: 'muted' },
};

export function fileState(state: string): FileState {
  return STATES[state] ?? { word: state, icon: '–', tone: 'muted' };
}

export function needsDecision({ state }: ExportFile): boolean {
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

/** Single-key shortcuts: what a key means, wherever the page listens. */
import { createStore } from './store';

const KEPT = 'reachline-keys';

function kept(): boolean {
  try {
    return window.localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

/** Whoever speaks to their machine, or hits keys by accident, can turn them off. */
export const shortcutsOn = createStore(kept());

export function setShortcuts(on: boolean): void {
  try {
    window.localStorage.setItem(KEPT, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing still obeys for this visit.
  }
  shortcutsOn.set(on);
}

export type Action =
  | 'help'
  | 'overview'
  | 'data'
  | 'dates'
  | 'earlier'
  | 'later'
  | 'channels'
  | 'as-of'
  | 'table';

export interface Shortcut {
  keys: string[];
  action: Action;
  words: string;
}

export const SHORTCUTS: Shortcut[] = [
  { keys: ['?'], action: 'help', words: 'this help' },
  { keys: ['g', 'o'], action: 'overview', words: 'go to Overview' },
  { keys: ['g', 'd'], action: 'data', words: 'go to Data' },
  { keys: ['r'], action: 'dates', words: 'dates' },
  { keys: ['['], action: 'earlier', words: 'earlier by as many days as are shown' },
  { keys: [']'], action: 'later', words: 'later by as many days as are shown' },
  { keys: ['f'], action: 'channels', words: 'channels' },
  { keys: ['a'], action: 'as-of', words: 'as of which version' },
  { keys: ['t'], action: 'table', words: 'table or drawing of the figure that has focus' },
];

/** A letter means itself where somebody writes or chooses, and with any other key held. */
export function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  const target = event.target as Element | null;
  return !target?.closest?.('input:not([type=checkbox], [type=range]), select, textarea, dialog, [contenteditable]');
}

/** What has been pressed so far, and what it means: a whole shortcut, the start of one, or nothing. */
export function read(pressed: string[]): { action: Action | null; more: boolean } {
  const starts = SHORTCUTS.filter(({ keys }) => pressed.every((key, index) => keys[index] === key));
  const whole = starts.find(({ keys }) => keys.length === pressed.length);
  return { action: whole?.action ?? null, more: whole === undefined && starts.length > 0 };
}

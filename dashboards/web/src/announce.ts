import { createStore } from './store';

/** What screen readers are told. Messages are merged over half a second. */
export const statusText = createStore('');
export const alertText = createStore('');

/** What is shown for six seconds to everyone. */
export const toastText = createStore('');

const MERGE_MS = 500;
const TOAST_MS = 6000;

let pending: string[] = [];
let toastTimer = 0;

export function announce(text: string): void {
  if (pending.length === 0) {
    window.setTimeout(() => {
      statusText.set(pending.join(' '));
      pending = [];
    }, MERGE_MS);
  }
  if (!pending.includes(text)) pending.push(text);
}

export function alarm(text: string): void {
  alertText.set(text);
}

export function toast(text: string): void {
  announce(text);
  toastText.set(text);
  window.clearTimeout(toastTimer);
  toastTimer = window.setTimeout(() => toastText.set(''), TOAST_MS);
}

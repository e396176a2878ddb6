import { createStore } from './store';

/** Counts the times that this page changed the books; every answer on screen is then asked again. */
export const booksRevision = createStore(0);

export function booksChanged(): void {
  booksRevision.set(booksRevision.get() + 1);
}

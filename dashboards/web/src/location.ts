import { createStore, useStore } from './store';
import { formatUrl, parseUrl, type Page, type ParsedUrl, type UrlState } from './url';

function read(): ParsedUrl {
  return parseUrl(window.location.pathname, window.location.search);
}

const location = createStore<ParsedUrl>(read());

/** Where somebody stood when they left an entry of the history. */
interface Place {
  scroll: number;
  focus: string | null;
}

function isPlace(state: unknown): state is Place {
  return typeof state === 'object' && state !== null && 'scroll' in state;
}

function remember(): void {
  const place: Place = { scroll: window.scrollY, focus: document.activeElement?.id || null };
  window.history.replaceState(place, '');
}

/** After the page is drawn again from memory. */
function returnTo(place: unknown): void {
  if (!isPlace(place)) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
      window.scrollTo(0, place.scroll);
    }),
  );
}

window.addEventListener('popstate', (event) => {
  location.set(read());
  returnTo(event.state);
});

export function useLocation(): ParsedUrl {
  return useStore(location);
}

/** Changes of what is asked make a history entry; changes of how it is shown do not. */
export function go(change: Partial<UrlState>, how: 'push' | 'replace'): void {
  const state = { ...location.get().state, ...change };
  const url = formatUrl(state);
  if (how === 'push') {
    remember();
    window.history.pushState(null, '', url);
  } else window.history.replaceState(window.history.state, '', url);
  location.set({ state, problems: [] });
}

/** Puts the address into canonical order, and keeps what could not be read on the page. */
export function canonicalise(): void {
  window.history.replaceState(window.history.state, '', formatUrl(location.get().state));
}

/** Where focus goes once a page that was followed to is there: the id of a part of it. */
export const arrival = createStore<string | null>(null);

/** What another page starts with: the same question, and none of this page's tables and pins. */
export function onPage(state: UrlState, page: Page): UrlState {
  return { ...state, page, tables: [], day: null };
}

export function visit(page: Page, part: string): void {
  arrival.set(part);
  go(onPage(location.get().state, page), 'push');
}

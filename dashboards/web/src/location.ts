import { createStore, useStore } from './store';
import { formatUrl, parseUrl, type ParsedUrl, type UrlState } from './url';

function read(): ParsedUrl {
  return parseUrl(window.location.pathname, window.location.search);
}

const location = createStore<ParsedUrl>(read());

window.addEventListener('popstate', () => location.set(read()));

export function useLocation(): ParsedUrl {
  return useStore(location);
}

/** Changes of what is asked make a history entry; changes of how it is shown do not. */
export function go(change: Partial<UrlState>, how: 'push' | 'replace'): void {
  const state = { ...location.get().state, ...change };
  const url = formatUrl(state);
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
  location.set({ state, problems: [] });
}

/** Puts the address into canonical order, and keeps what could not be read on the page. */
export function canonicalise(): void {
  window.history.replaceState(null, '', formatUrl(location.get().state));
}

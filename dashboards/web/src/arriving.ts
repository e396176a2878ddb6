import { useEffect } from 'preact/hooks';
import { arrival } from './location';

/** The id of each page's first heading. */
export const TITLE = 'page-title';

/** Gives focus to the part of the page that a link led to, once `there` says that it stands. */
export function useArrival(part: string, there: boolean): void {
  useEffect(() => {
    const element = document.getElementById(part);
    if (!there || arrival.get() !== part || !element) return;
    arrival.set(null);
    element.focus({ preventScroll: true });
    if (part === TITLE) window.scrollTo(0, 0);
    else element.scrollIntoView({ block: 'start' });
  }, [part, there]);
}

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Measured {
  width: number;
  /** Of chart text: the reader's own size, so that text zoom works. */
  fontSize: number;
}

/** Of the printed column, at 96 px to the inch. */
const PAPER_WIDTH = 680;

function measure(element: HTMLElement): Measured {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { width: element.clientWidth, fontSize: 0.875 * root };
}

/** The room that a drawing has, kept up with the window and with paper. */
export function useMeasured<T extends HTMLElement>(): [RefObject<T | null>, Measured | null] {
  const box = useRef<T>(null);
  const [found, setFound] = useState<Measured | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const again = () => setFound(measure(element));
    const toPaper = () => setFound({ ...measure(element), width: Math.min(PAPER_WIDTH, element.clientWidth) });
    const resized = new ResizeObserver(again);
    resized.observe(element);
    again();
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', again);
    return () => {
      resized.disconnect();
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', again);
    };
  }, []);
  return [box, found && found.width > 0 ? found : null];
}

import { useEffect, useState } from 'preact/hooks';

const query = window.matchMedia('(width < 600px)');

/** Whether the window is a small one, as the style sheets draw the line. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const change = () => setNarrow(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return narrow;
}

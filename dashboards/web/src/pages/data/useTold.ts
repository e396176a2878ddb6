import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exports } from '../../answers';
import { toast } from '../../announce';
import { booksChanged } from '../../changes';
import type { Answer } from '../../useAnswer';

/**
 * After a change everything is asked again; once the list of files has come, what happened is said
 * together with the data version that it made.
 */
export function useTold(files: Answer<Exports>): { last: string | null; tell(sentence: string): void } {
  const pending = useRef<string[]>([]);
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    if (!files.data || pending.current.length === 0) return;
    const sentence = `${pending.current.join(' ')} Data v${files.data.data_version}.`;
    pending.current = [];
    setLast(sentence);
    toast(sentence);
  }, [files.data]);
  const tell = (sentence: string) => {
    pending.current.push(sentence);
    booksChanged();
  };
  return { last, tell };
}

import type { SeenState } from '../observations';
import { stateText } from '../states';

/** A value in a table: the number, then the letter of its state, spelled out for those who ask. */
export function Value({ value, state, write }: { value: number | null; state: SeenState; write(value: number): string }) {
  const told = stateText(state) ?? (value === null ? stateText('missing') : null);
  return (
    <>
      {value !== null && <data value={value}>{write(value)}</data>}
      {value !== null && told && ' '}
      {told && <abbr title={told.words}>[{told.letter}]</abbr>}
    </>
  );
}

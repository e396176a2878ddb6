import type { SeenState } from '../observations';
import { stateText, statesToExplain } from '../states';

/** What the letters of a table mean; only those that it uses. */
export function StateKey({ states }: { states: SeenState[] }) {
  const shown = statesToExplain(states);
  if (shown.length === 0) return null;
  return (
    <ul class="state-key">
      {shown.map((state) => (
        <li key={state}>
          <b>[{stateText(state)?.letter}]</b> {stateText(state)?.words}
        </li>
      ))}
    </ul>
  );
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ExportFile } from '../../answers';
import { choicesFor, type Choice } from './decisions';

interface Deciding {
  /** Null where figures of an older version are shown, about which nothing can be decided any more. */
  ask: ((file: ExportFile, choice: Choice) => void) | null;
}

export const DecidingContext = createContext<Deciding>({ ask: null });

/** A button for each decision that the file's state allows. */
export function DecisionButtons({ file }: { file: ExportFile }) {
  const { ask } = useContext(DecidingContext);
  const choices = choicesFor(file);
  if (!ask || choices.length === 0) return null;
  return (
    <span class="actions" role="group" aria-label={`Decide about ${file.file}`}>
      {choices.map((choice) => (
        <button key={choice.decision} type="button" onClick={() => ask(file, choice)}>
          {choice.label}
        </button>
      ))}
    </span>
  );
}

import type { ComponentChildren } from 'preact';
import type { Answer } from '../useAnswer';
import { ErrorNotice } from './ErrorNotice';
import { Prose } from './Prose';
import { Skeleton, Slow } from './Skeleton';

interface Props {
  answer: Answer<object>;
  /** Finishes "Loading …". */
  name: string;
  height: number;
  children: ComponentChildren;
}

/** What stands in a figure's place: its fault, its wait, or itself, then what the server notes about it. */
export function FigureBody({ answer, name, height, children }: Props) {
  const { data, problem, phase, retry, stop } = answer;
  const notes = data && 'notes' in data ? (data.notes as string[]) : [];
  return (
    <>
      {problem && <ErrorNotice problem={problem} retry={retry} />}
      {!data && !problem && <Skeleton name={name} height={height} phase={phase} stop={stop} />}
      {data && phase === 'slow' && <Slow stop={stop} />}
      {data && children}
      {notes.map((note) => (
        <p key={note} class="muted">
          <Prose text={note} />
        </p>
      ))}
    </>
  );
}

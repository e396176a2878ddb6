import type { ComponentChildren } from 'preact';
import type { Cell } from '../answers';
import { isTooFew } from '../intervals';
import { intervalWords, tooFewWords } from '../intervalWords';
import { stateText } from '../states';

interface Props {
  label: string;
  cell: Cell;
  headline(value: number): string;
  exact(value: number): string;
  /** Under the value: a comparison or a verdict, in words. */
  children?: ComponentChildren;
  /** Overrides the words for a state that the answer says more about. */
  stateWords?: string | undefined;
  definition?: string | undefined;
}

const ICONS: Partial<Record<Cell['state'], string>> = { moving: '↻', partial: '!', revised: '▣' };

function Headline({ cell, headline }: Pick<Props, 'cell' | 'headline'>) {
  if (cell.value === null) return <span>[{stateText(cell.state)?.letter ?? 'x'}]</span>;
  return <data value={cell.value}>{headline(cell.value)}</data>;
}

export function Stat({ label, cell, headline, exact, children, stateWords, definition }: Props) {
  const shortened = cell.value !== null && headline(cell.value) !== exact(cell.value).replace(/\.00$/, '');
  const few = isTooFew(cell);
  const interval = few ? tooFewWords(cell, exact) : intervalWords(cell, exact);
  return (
    <StatBox label={label} definition={definition}>
      {!few && (
        <p class="stat-value">
          <Headline cell={cell} headline={headline} />
        </p>
      )}
      {interval && <p>{interval}</p>}
      {shortened && <p class="muted">{exact(cell.value!)} exactly</p>}
      {children}
      <StatState cell={cell} words={stateWords} />
    </StatBox>
  );
}

export function StatState({ cell, words }: { cell: Pick<Cell, 'state' | 'value'>; words?: string | undefined }) {
  const told = stateText(cell.state) ?? (cell.value === null ? stateText('missing') : null);
  if (!told) return null;
  return (
    <p class="stat-state">
      <span aria-hidden="true">{ICONS[cell.state] ?? ''} </span>
      {words ?? told.words}
    </p>
  );
}

interface BoxProps {
  label: string;
  definition?: string | undefined;
  children: ComponentChildren;
}

export function StatBox({ label, definition, children }: BoxProps) {
  return (
    <div class="stat">
      <h2>{label}</h2>
      {children}
      {definition && (
        <details>
          <summary>
            What counts<span class="visually-hidden"> as {label.toLowerCase()}</span>
          </summary>
          <p>{definition}</p>
        </details>
      )}
    </div>
  );
}

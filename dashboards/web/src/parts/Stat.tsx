import type { Cell } from '../answers';
import { count } from '../format';
import { stateText } from '../states';

interface Props {
  label: string;
  cell: Cell;
  headline(value: number): string;
  exact(value: number): string;
  /** In words, beside the value: never a percentage without its base. */
  beside?: string | undefined;
  /** Overrides the words for a state that the answer says more about. */
  stateWords?: string | undefined;
  definition?: string | undefined;
}

const ICONS: Partial<Record<Cell['state'], string>> = { moving: '↻', partial: '!', revised: '▣' };

function Figure({ cell, headline }: Pick<Props, 'cell' | 'headline'>) {
  if (cell.value === null) return <span>[{stateText(cell.state)?.letter ?? 'x'}]</span>;
  return <data value={cell.value}>{headline(cell.value)}</data>;
}

function Interval({ cell, exact }: Pick<Props, 'cell' | 'exact'>) {
  if (cell.low === null || cell.high === null) return null;
  return (
    <p>
      {exact(cell.low)} to {exact(cell.high)}
      {cell.base !== null && `, n = ${count(cell.base)}`}
    </p>
  );
}

export function Stat({ label, cell, headline, exact, beside, stateWords, definition }: Props) {
  const told = stateText(cell.state) ?? (cell.value === null ? stateText('missing') : null);
  const shortened = cell.value !== null && headline(cell.value) !== exact(cell.value);
  return (
    <div class="stat">
      <h2>{label}</h2>
      <p class="stat-value">
        <Figure cell={cell} headline={headline} />
      </p>
      <Interval cell={cell} exact={exact} />
      {shortened && <p class="muted">{exact(cell.value!)} exactly</p>}
      {beside && <p class="muted">{beside}</p>}
      {told && (
        <p class="stat-state">
          <span aria-hidden="true">{ICONS[cell.state] ?? ''} </span>
          {stateWords ?? told.words}
        </p>
      )}
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

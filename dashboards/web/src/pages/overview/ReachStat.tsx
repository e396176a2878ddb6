import type { Cell, ReachAcross } from '../../answers';
import { channelName, sourceName } from '../../channels';
import { count, estimate, estimateRange } from '../../format';
import { Prose } from '../../parts/Prose';
import { StatBox, StatState } from '../../parts/Stat';

interface Props {
  cell: Cell;
  /** What the bounds rest on; null where it is not known yet, or nothing was reported. */
  across: ReachAcross | null;
  definition?: string | undefined;
}

/** Reach is never one number: the bounds are the figure, and a point among them is only for planning. */
export function ReachStat({ cell, across, definition }: Props) {
  const { low, high, value } = cell;
  const bounded = low !== null && high !== null;
  return (
    <StatBox label="People reached" definition={definition}>
      {bounded ? (
        <p class="stat-value">
          {estimateRange(low, high)}
        </p>
      ) : (
        <p class="stat-value">[x]</p>
      )}
      {bounded && <p>certain bounds, not an interval</p>}
      {bounded && value !== null && (
        <p class="muted">
          for planning: {estimate(value)}, if audiences overlap at random
          {cell.base !== null && ` among ${estimate(cell.base)} people`}
        </p>
      )}
      <StatState cell={bounded ? { ...cell, value: low } : cell} words={partialWords(cell, across)} />
      {across && <Basis across={across} />}
    </StatBox>
  );
}

function partialWords({ state }: Cell, across: ReachAcross | null): string | undefined {
  if (state !== 'partial' || !across || across.missing.length === 0) return undefined;
  return `Leaves out ${across.missing.map(channelName).join(', ')}: no reach reported for these days.`;
}

function Basis({ across }: { across: ReachAcross }) {
  return (
    <details>
      <summary>
        What it rests on<span class="visually-hidden"> (people reached)</span>
      </summary>
      <ul>
        {across.inputs.map((input) => (
          <li key={`${input.channel} ${input.account} ${input.entity}`}>
            {channelName(input.channel)} {count(input.reach)}, as {sourceName(input.source)} reports it for {input.entity}
          </li>
        ))}
      </ul>
      {across.population !== null && (
        <p>
          People it is for: {count(across.population)}
          {across.population_source && ` (${across.population_source})`}.
          {across.population_too_small && ' One channel reports more than that, so the number is too small.'}
        </p>
      )}
      <p>
        <Prose text={across.note} />
      </p>
    </details>
  );
}

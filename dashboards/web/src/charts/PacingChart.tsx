import type { PacingRow } from '../answers';
import { channelStyle } from '../channels';
import { Rules, Words } from './IntervalChart';
import { useMeasured, type Measured } from './measured';
import { RowName } from './RowName';
import { rowLayout } from './rows';
import { scaleFor } from './scale';

interface Props {
  label: string;
  rows: PacingRow[];
  names: string[];
  words: string[][];
  axis(value: number): string;
}

/** Bars of what was spent, from zero, with a line for the budget and one for what was due by now. */
export function PacingChart(props: Props) {
  const [box, room] = useMeasured<HTMLDivElement>();
  return (
    <div class="drawing" ref={box}>
      {room && <Drawn {...props} room={room} />}
    </div>
  );
}

function highest(rows: PacingRow[]): number {
  return Math.max(...rows.flatMap(({ budget, planned, spent }) => [budget ?? 0, planned ?? 0, spent ?? 0]));
}

function Drawn({ label, rows, names, words, axis, room }: Props & { room: Measured }) {
  const layout = rowLayout(room, { names, words }, room.fontSize * 2.2);
  const { max, interval } = scaleFor(highest(rows));
  const { left, right } = layout.plot;
  const x = (value: number) => left + (value / max) * (right - left);
  const bottom = layout.height - room.fontSize * 2.2;
  const ticks = Array.from({ length: Math.round(max / interval) + 1 }, (_, index) => index * interval);
  const ends = ticks.filter((tick) => tick === 0 || tick === max);
  return (
    <svg class="chart" role="img" aria-label={label} width={layout.width} height={layout.height}>
      <Rules ticks={ticks} x={x} layout={layout} />
      {ends.map((tick) => (
        <text key={tick} class="muted-text" x={x(tick)} y={bottom + room.fontSize * 1.4} text-anchor={tick === 0 ? 'start' : 'end'}>
          {axis(tick)}
        </text>
      ))}
      {rows.map((row, index) => (
        <g key={row.channel ?? 'all'}>
          <RowName channel={row.channel} name={names[index]!} row={index} layout={layout} />
          <Bullet row={row} x={x} y={layout.middle(index)} />
          <Words lines={words[index]!} row={index} layout={layout} />
        </g>
      ))}
      {layout.rules.map(({ y1, y2 }) => (
        <line key={y1} class="axis" x1={left} x2={left} y1={y1} y2={y2} />
      ))}
    </svg>
  );
}

const BAR = 14;

function Bullet({ row, x, y }: { row: PacingRow; x(value: number): number; y: number }) {
  const token = row.channel === null ? 'whole' : channelStyle(row.channel).token.slice(5);
  return (
    <>
      {row.spent !== null && (
        <rect class={`bar swatch-${token}`} x={x(0)} y={y - BAR / 2} width={Math.max(0, x(row.spent) - x(0))} height={BAR} />
      )}
      {row.planned !== null && <Tick x={x(row.planned)} y={y} half={BAR / 2 - 2} kind="due" />}
      {row.budget !== null && <Tick x={x(row.budget)} y={y} half={BAR / 2 + 4} kind="budget" />}
    </>
  );
}

/** A line that stays visible on the bar: it has the ground's colour around it. */
function Tick({ x, y, half, kind }: { x: number; y: number; half: number; kind: string }) {
  const line = { x1: x, x2: x, y1: y - half, y2: y + half };
  return (
    <>
      <line class="tick-halo" {...line} />
      <line class={`tick-${kind}`} {...line} />
    </>
  );
}

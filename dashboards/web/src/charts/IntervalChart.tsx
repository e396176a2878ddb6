import { channelStyle } from '../channels';
import type { Interval } from '../intervals';
import { useMeasured, type Measured } from './measured';
import { RowName } from './RowName';
import { rowLayout, type RowLayout } from './rows';
import type { SpanScale } from './scale';
import { MARKER_PATHS } from './shapes';
import { widthOf } from './words';

interface Props {
  label: string;
  rows: Interval[];
  names: string[];
  /** What stands beside each interval; its first line is the value. */
  words: string[][];
  scale: SpanScale;
  axis(value: number): string;
}

/** Dots with intervals, one row a channel. The interval is what the eye compares. */
export function IntervalChart(props: Props) {
  const [box, room] = useMeasured<HTMLDivElement>();
  return (
    <div class="drawing" ref={box}>
      {room && <Drawn {...props} room={room} />}
    </div>
  );
}

function Drawn({ label, rows, names, words, scale, axis, room }: Props & { room: Measured }) {
  const layout = rowLayout(room, { names, words }, room.fontSize * 2.2);
  const { left, right } = layout.plot;
  const x = (value: number) => left + ((value - scale.min) / (scale.max - scale.min)) * (right - left);
  return (
    <svg class="chart" role="img" aria-label={label} width={layout.width} height={layout.height}>
      <Axis scale={scale} x={x} layout={layout} axis={axis} fontSize={room.fontSize} />
      {rows.map((row, index) => (
        <g key={row.channel}>
          <RowName channel={row.channel} row={index} layout={layout} />
          <Mark row={row} x={x} y={layout.middle(index)} />
          <Words lines={words[index]!} row={index} layout={layout} />
        </g>
      ))}
    </svg>
  );
}

interface AxisProps extends Pick<Props, 'scale' | 'axis'> {
  layout: RowLayout;
  fontSize: number;
  x(value: number): number;
}

/** Ticks that would touch are left out, never the first: it says where the axis begins. */
function Axis({ scale, x, layout, axis, fontSize }: AxisProps) {
  const bottom = layout.height - fontSize * 2.2;
  let clear = -Infinity;
  const labelled = scale.ticks.filter((tick) => {
    const half = widthOf(axis(tick), fontSize) / 2;
    if (x(tick) - half < clear) return false;
    clear = x(tick) + half + 6;
    return true;
  });
  return (
    <>
      <Rules ticks={scale.ticks} x={x} layout={layout} />
      <line class="axis" x1={layout.plot.left} x2={layout.plot.right} y1={bottom} y2={bottom} />
      {labelled.map((tick) => (
        <text key={tick} class="muted-text" x={x(tick)} y={bottom + fontSize * 1.4} text-anchor={anchorOf(tick, scale, layout)}>
          {axis(tick)}
        </text>
      ))}
    </>
  );
}

interface RulesProps {
  ticks: number[];
  x(value: number): number;
  layout: RowLayout;
}

/** Light lines up from the ticks, where they cross no words. */
export function Rules({ ticks, x, layout }: RulesProps) {
  return (
    <>
      {ticks.flatMap((tick) =>
        layout.rules.map(({ y1, y2 }) => (
          <line key={`${tick} ${y1}`} class="grid" x1={x(tick)} x2={x(tick)} y1={y1} y2={y2} />
        )),
      )}
    </>
  );
}

/** At the edge of a narrow drawing half a label would be cut off. */
function anchorOf(tick: number, { min, max }: SpanScale, { narrow }: RowLayout): 'start' | 'middle' | 'end' {
  if (!narrow) return 'middle';
  if (tick === min) return 'start';
  return tick === max ? 'end' : 'middle';
}

function Mark({ row, x, y }: { row: Interval; x(value: number): number; y: number }) {
  const style = channelStyle(row.channel);
  return (
    <g class={`swatch-${style.token.slice(5)}`}>
      {row.low !== null && row.high !== null && (
        <path class="stem" d={`M${x(row.low)} ${y}H${x(row.high)}M${x(row.low)} ${y - 4}v8M${x(row.high)} ${y - 4}v8`} />
      )}
      {row.value !== null && (
        <path
          class={row.state === 'moving' || row.state === 'not_rechecked' ? 'dot hollow' : 'dot'}
          d={MARKER_PATHS[style.marker]}
          transform={`translate(${x(row.value) - 5.5} ${y - 5.5}) scale(0.55)`}
        />
      )}
    </g>
  );
}

export function Words({ lines, row, layout }: { lines: string[]; row: number; layout: RowLayout }) {
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} class={index === 0 ? 'strong-text' : 'muted-text'} {...layout.words(row, index)}>
          {line}
        </text>
      ))}
    </>
  );
}

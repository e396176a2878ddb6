import { channelName, channelStyle } from '../channels';
import type { RowLayout } from './rows';
import { MARKER_PATHS } from './shapes';

/** A channel's line, marker and name, inside a drawing. */
export function RowName({ channel, name, row, layout }: { channel: string | null; name?: string; row: number; layout: RowLayout }) {
  const { x, y } = layout.name(row);
  const middle = y - 5;
  return (
    <>
      {channel !== null && <Sample channel={channel} y={middle} />}
      <text x={channel === null ? 0 : x} y={y}>
        {name ?? channelName(channel ?? '')}
      </text>
    </>
  );
}

function Sample({ channel, y }: { channel: string; y: number }) {
  const style = channelStyle(channel);
  return (
    <g class={`swatch-${style.token.slice(5)}`}>
      <path d={`M0 ${y}H26`} fill="none" stroke="currentColor" stroke-width={style.width} stroke-dasharray={style.dash.join(' ')} />
      <path d={MARKER_PATHS[style.marker]} transform={`translate(8 ${y - 5}) scale(0.5)`} fill="currentColor" />
    </g>
  );
}

import { channelStyle } from '../channels';
import { MARKER_PATHS } from './shapes';

/** A channel's line and marker, for beside its name. */
export function ChannelSwatch({ channel }: { channel: string }) {
  const style = channelStyle(channel);
  return (
    <svg class={`swatch swatch-${style.token.slice(5)}`} width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
      <path d="M0 6H26" fill="none" stroke="currentColor" stroke-width={style.width} stroke-dasharray={style.dash.join(' ')} />
      <path d={MARKER_PATHS[style.marker]} transform="translate(8 1) scale(0.5)" fill="currentColor" />
    </svg>
  );
}

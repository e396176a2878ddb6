import { ChannelSwatch } from '../charts/ChannelSwatch';
import { channelName, inChannelOrder } from '../channels';
import { Disclosure } from './Disclosure';

interface Props {
  available: string[];
  /** Null is all of them. */
  chosen: string[] | null;
  onChange(chosen: string[] | null): void;
}

export function channelSummary(chosen: string[] | null, available: string[]): string {
  if (chosen === null) return available.length === 1 ? channelName(available[0]!) : `All ${available.length} channels`;
  return chosen.map(channelName).join(', ');
}

export function ChannelControl(props: Props) {
  return (
    <div class="control">
      <span aria-hidden="true">Channels</span>
      <Disclosure
        control="channels"
        label={
          <>
            <span class="visually-hidden">Channels: </span>
            {channelSummary(props.chosen, props.available)}
          </>
        }
      >
        <ChannelChoices {...props} />
      </Disclosure>
    </div>
  );
}

export function ChannelChoices({ available, chosen, onChange }: Props) {
  const on = new Set(chosen ?? available);
  const toggle = (channel: string) => {
    const next = inChannelOrder(on.has(channel) ? [...on].filter((code) => code !== channel) : [...on, channel]);
    // With nothing ticked there is nothing to show, so the last tick stays.
    if (next.length === 0) return;
    onChange(available.every((code) => next.includes(code)) ? null : next);
  };
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">Channels</legend>
      {available.map((channel) => (
        <label key={channel}>
          <input
            type="checkbox"
            checked={on.has(channel)}
            disabled={on.size === 1 && on.has(channel)}
            onChange={() => toggle(channel)}
          />
          <ChannelSwatch channel={channel} /> {channelName(channel)}
        </label>
      ))}
    </fieldset>
  );
}

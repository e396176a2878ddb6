import type { Campaign } from '../answers';
import { longMoment } from '../dates';
import type { Grain, UrlState } from '../url';
import type { Version } from '../versions';
import { ChannelChoices, ChannelControl } from './ChannelControl';
import { RangeControl } from './RangeControl';

export interface ControlsProps {
  campaign: Campaign;
  /** The moment that ranges such as the last seven days count back from. */
  asOf: string;
  channels: string[];
  versions: Version[];
  state: UrlState;
  sheet: boolean;
  /** Whether the page has figures that grain and channels change. */
  figures: boolean;
  onChange(change: Partial<UrlState>): void;
}

/** The controls, in the order of the address. */
export function Controls({ campaign, asOf, channels, versions, state, sheet, figures, onChange }: ControlsProps) {
  const choice = { available: channels, chosen: state.channels, onChange: (chosen: string[] | null) => onChange({ channels: chosen }) };
  return (
    <>
      <RangeControl
        campaign={campaign}
        asOf={asOf}
        range={state.range}
        immediate={sheet}
        onChange={(range) => onChange({ range, day: null })}
      />
      {figures && <GrainControl grain={state.grain} onChange={onChange} />}
      {figures && channels.length > 1 && (sheet ? <ChannelChoices {...choice} /> : <ChannelControl {...choice} />)}
      <AsOfControl campaign={campaign} versions={versions} asOf={state.asOf} onChange={onChange} />
    </>
  );
}

function GrainControl({ grain, onChange }: { grain: Grain; onChange: ControlsProps['onChange'] }) {
  return (
    <label class="control">
      <span>By</span>
      <select
        value={grain}
        onChange={(event) => onChange({ grain: event.currentTarget.value as Grain, day: null })}
      >
        <option value="day">Day</option>
        <option value="week">Week</option>
      </select>
    </label>
  );
}

interface AsOfProps extends Pick<ControlsProps, 'campaign' | 'versions' | 'onChange'> {
  asOf: string | null;
}

function AsOfControl({ campaign, versions, asOf, onChange }: AsOfProps) {
  const known = asOf === null || versions.some((version) => `v${version.number}` === asOf);
  return (
    <label class="control control-as-of">
      <span>As of</span>
      <select data-control="as-of" value={asOf ?? ''} onChange={(event) => onChange({ asOf: event.currentTarget.value || null })}>
        <option value="">Latest data</option>
        {!known && <option value={asOf}>{asOf}</option>}
        {versions.map(({ number, visibleAt }) => (
          <option key={number} value={`v${number}`}>
            v{number}, {longMoment(visibleAt, campaign.time_zone)}
          </option>
        ))}
      </select>
    </label>
  );
}

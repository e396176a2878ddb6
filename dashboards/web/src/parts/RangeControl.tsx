import { useEffect, useState } from 'preact/hooks';
import type { Campaign } from '../answers';
import { isDay } from '../calendar';
import { dayRange } from '../dates';
import { resolveRange } from '../range';
import type { Range } from '../url';

interface Props {
  campaign: Campaign;
  asOf: string;
  range: Range;
  /** In the sheet, dates take effect with everything else; in the bar, with their own button. */
  immediate: boolean;
  onChange(range: Range): void;
}

const NAMES: [Exclude<Range, object>, string][] = [
  ['campaign', 'Whole campaign'],
  ['28d', 'Last 28 days'],
  ['7d', 'Last 7 days'],
  ['all', 'All data'],
];

function optionText(name: string, range: Range, campaign: Campaign, asOf: string): string {
  const days = resolveRange(range, campaign, asOf);
  return days ? `${name}, ${dayRange(days.from, days.to)}` : `${name} (no days yet)`;
}

export function RangeControl({ campaign, asOf, range, immediate, onChange }: Props) {
  const [custom, setCustom] = useState(typeof range === 'object');
  useEffect(() => setCustom(typeof range === 'object'), [range]);
  const days = resolveRange(range, campaign, asOf);

  const pick = (value: string) => {
    setCustom(value === 'custom');
    if (value !== 'custom') onChange(value as Range);
  };
  return (
    <>
      <label class="control">
        <span>Dates</span>
        <select
          data-control="dates"
          value={custom ? 'custom' : String(range)}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {NAMES.map(([value, name]) => (
            <option key={value} value={value} disabled={!resolveRange(value, campaign, asOf)}>
              {optionText(name, value, campaign, asOf)}
            </option>
          ))}
          <option value="custom">Other dates…</option>
        </select>
      </label>
      {custom && (
        <CustomDates
          key={`${days?.from} ${days?.to}`}
          from={days?.from ?? ''}
          to={days?.to ?? ''}
          zone={campaign.time_zone}
          immediate={immediate}
          onChange={onChange}
        />
      )}
    </>
  );
}

interface DatesProps {
  from: string;
  to: string;
  zone: string;
  immediate: boolean;
  onChange(range: Range): void;
}

function CustomDates({ from, to, zone, immediate, onChange }: DatesProps) {
  const [start, setStart] = useState(from);
  const [end, setEnd] = useState(to);
  const valid = isDay(start) && isDay(end) && start <= end;
  const change = (nextStart: string, nextEnd: string) => {
    setStart(nextStart);
    setEnd(nextEnd);
    const complete = isDay(nextStart) && isDay(nextEnd) && nextStart <= nextEnd;
    if (immediate && complete) onChange({ from: nextStart, to: nextEnd });
  };
  return (
    <span class="custom-dates" role="group" aria-label={`First and last day, ${zone}`}>
      <label class="control">
        <span>From</span>
        <input type="date" value={start} onInput={(event) => change(event.currentTarget.value, end)} />
      </label>
      <label class="control">
        <span>To</span>
        <input type="date" value={end} onInput={(event) => change(start, event.currentTarget.value)} />
      </label>
      {!immediate && (
        <button type="button" disabled={!valid} onClick={() => onChange({ from: start, to: end })}>
          Show these dates
        </button>
      )}
      {!valid && <span class="muted">The first day must not be after the last.</span>}
    </span>
  );
}

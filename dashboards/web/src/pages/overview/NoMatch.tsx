import { dayRange } from '../../dates';
import { go } from '../../location';
import type { DayRange } from '../../range';

/** Nothing for these controls: say so, and offer the way back. */
export function NoMatch({ names, range }: { names: string; range: DayRange }) {
  return (
    <p class="no-match">
      No impressions or spend for {names}, {dayRange(range.from, range.to)}.{' '}
      <button type="button" class="link" onClick={() => go({ range: 'campaign' }, 'push')}>
        Show the whole campaign
      </button>{' '}
      or{' '}
      <button type="button" class="link" onClick={() => go({ channels: null }, 'push')}>
        all channels
      </button>
      .
    </p>
  );
}

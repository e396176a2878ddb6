import { dayRange } from '../../dates';
import { go } from '../../location';
import type { DayRange } from '../../range';

interface Props {
  /** Finishes "No …". */
  what: string;
  names: string;
  range: DayRange;
}

/** Nothing for these controls: say so, and offer the way back. */
export function NoMatch({ what, names, range }: Props) {
  return (
    <p class="no-match">
      No {what} for {names}, {dayRange(range.from, range.to)}.{' '}
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

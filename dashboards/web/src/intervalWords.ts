/** Ratios with their intervals, in the words of the page. */
import { channelName } from './channels';
import { count } from './format';
import { isTooFew, type Interval } from './intervals';
import { stateText } from './states';

type Ratio = Omit<Interval, 'channel'>;
type Write = (value: number) => string;

/** "£13.76 to £15.41, n = 1,212" */
export function intervalWords({ low, high, base }: Ratio, write: Write): string | null {
  const counted = base === null ? null : `n = ${count(base)}`;
  const between = low === null || high === null ? null : `${write(low)} to ${write(high)}`;
  return [between, counted].filter((part) => part !== null).join(', ') || null;
}

/** Only the interval, because one figure would say more than so few clicks can. */
export function tooFewWords({ low, high, base }: Ratio, write: Write): string {
  const counted = base === null ? '' : ` (n = ${count(base)})`;
  return `Too few clicks${counted} to compare. 95%: ${write(low ?? 0)} to ${write(high ?? 0)}.`;
}

/** What stands beside a dot: value, then interval and base; or why there is no value. */
export function besideDot(row: Interval, write: Write): string[] {
  if (isTooFew(row)) return [`Too few clicks (n = ${count(row.base ?? 0)}) to compare`, `95%: ${write(row.low!)} to ${write(row.high!)}`];
  const told = stateText(row.state) ?? (row.value === null ? stateText('missing') : null);
  if (row.value === null) return [`[${told?.letter ?? 'x'}]`, absence(row.state)];
  const letter = told ? ` [${told.letter}]` : '';
  const interval = intervalWords(row, write);
  return [`${write(row.value)}${letter}`, ...(interval ? [interval] : [])];
}

/** A channel has no ratio of its own where one of its sides is known for several channels together. */
function absence(state: Interval['state']): string {
  if (state === 'na') return 'not known for it alone';
  return stateText(state)?.short ?? 'no data received';
}

function extreme(row: Interval, write: Write): string {
  const between = row.low === null || row.high === null ? '' : `95%: ${write(row.low)} to ${write(row.high)}`;
  const counted = row.base === null ? '' : `n = ${count(row.base)}`;
  return `${channelName(row.channel)} ${write(row.value ?? 0)} (${[between, counted].filter(Boolean).join(', ')})`;
}

/** The dot chart in words, from the same cells. */
export function describeIntervals(rows: Interval[], measure: string, write: Write): string {
  const told = rows.filter((row) => row.value !== null);
  const opening = `Dot chart, ${rows.length} channels, sorted by ${measure}.`;
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return `${opening} No channel has a figure.`;
  const lowest = `Lowest: ${extreme(first, write)}.`;
  return told.length === 1 ? `${opening} ${lowest}` : `${opening} ${lowest} Highest: ${extreme(last, write)}.`;
}

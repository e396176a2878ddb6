/** The calendar of what arrived, arranged for drawing; nothing is filled in. */
import type { Coverage, CoverageRow, CoverageState, ExportFile } from '../../answers';
import { addDays, daysOf } from '../../calendar';
import { sourceName } from '../../channels';
import { dayIn, dayRange, longDay, shortDay } from '../../dates';

export interface CoverageWord {
  symbol: string;
  word: string;
  words: string;
}

export const COVERAGE: Record<CoverageState, CoverageWord> = {
  final: { symbol: '■', word: 'final', words: 'Final: confirmed after the platform’s time for corrections.' },
  moving: { symbol: '↻', word: 'may move', words: 'May still move: the platform can restate these days.' },
  not_rechecked: { symbol: '□', word: 'not re-checked', words: 'Not re-checked: no later download confirms these days.' },
  held: { symbol: '!', word: 'held', words: 'Held: a file for these days waits for a decision.' },
  missing: { symbol: '×', word: 'missing', words: 'No data received. Not zero.' },
};

export const COVERAGE_STATES = Object.keys(COVERAGE) as CoverageState[];

export interface AccountDays {
  source: string;
  account: string;
  name: string;
  /** By day; a day that is not there is not due. */
  states: Map<string, CoverageState>;
}

export interface Calendar {
  days: string[];
  accounts: AccountDays[];
}

function accountsOf(rows: CoverageRow[]): AccountDays[] {
  const found = new Map<string, AccountDays>();
  for (const { source, account, date, state } of rows) {
    const key = `${source} ${account}`;
    const one = found.get(key) ?? { source, account, name: `${sourceName(source)}, ${account}`, states: new Map() };
    one.states.set(date, state);
    found.set(key, one);
  }
  return [...found.values()];
}

export function calendarOf({ rows }: Coverage): Calendar {
  const dates = rows.map(({ date }) => date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return { days: first && last ? daysOf(first, last) : [], accounts: accountsOf(rows) };
}

export interface Run {
  from: string;
  to: string;
}

/** Neighbouring days of one state. */
export function runsOf({ states }: AccountDays, state: CoverageState): Run[] {
  const days = [...states].filter(([, found]) => found === state).map(([day]) => day).sort();
  const runs: Run[] = [];
  for (const day of days) {
    const open = runs.at(-1);
    if (open && addDays(open.to, 1) === day) open.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

function countOf({ states }: AccountDays, state: CoverageState): number {
  return [...states.values()].filter((found) => found === state).length;
}

function runWords({ from, to }: Run): string {
  return from === to ? shortDay(from) : dayRange(from, to);
}

/** "Meta, 1234567890: 4 days final, 24 may move, 0 not re-checked, 0 held, 1 missing (3 Oct)." */
export function describeAccount(account: AccountDays): string {
  const missing = runsOf(account, 'missing').map(runWords);
  const list = missing.length > 0 ? ` (${missing.join('; ')})` : '';
  const counted = (state: CoverageState) => countOf(account, state);
  return (
    `${account.name}: ${counted('final')} days final, ${counted('moving')} may move, ${counted('not_rechecked')} not ` +
    `re-checked, ${counted('held')} held, ${counted('missing')} missing${list}.`
  );
}

/** When the newest word about some days was said: the latest moment at which a file that counts was confirmed. */
function lastWord(files: ExportFile[], { source, account }: AccountDays, { from, to }: Run): string | null {
  const speaks = (file: ExportFile) =>
    file.state === 'visible' && file.source === source && file.account === account && file.from !== null && file.to !== null;
  const touching = files.filter((file) => speaks(file) && file.from! <= to && file.to! >= from);
  return touching.map((file) => file.confirmed_at ?? file.exported_at).sort().at(-1) ?? null;
}

export interface Chore {
  key: string;
  account: string;
  words: string;
}

/** What to download again, for whoever reads the calendar on a Monday. */
export function choresOf({ accounts }: Calendar, files: ExportFile[], zone: string): Chore[] {
  return accounts.flatMap((account) => [
    ...runsOf(account, 'not_rechecked').map((run) => {
      const since = lastWord(files, account, run);
      const told = since === null ? 'Not re-checked' : `Not re-checked since ${longDay(dayIn(since, zone))}`;
      const days = run.from === run.to ? longDay(run.from) : `${longDay(run.from)} to ${longDay(run.to)}`;
      return { key: `${account.name} ${run.from}`, account: account.name, words: `${told}: download ${days} again.` };
    }),
    ...runsOf(account, 'missing').map((run) => ({
      key: `${account.name} ${run.from} missing`,
      account: account.name,
      words: `No data received for ${dayRange(run.from, run.to)}: download ${run.from === run.to ? 'this day' : 'these days'}.`,
    })),
  ]);
}

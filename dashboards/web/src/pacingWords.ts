import type { PacingRow } from './answers';
import { channelName } from './channels';
import { headlineMoney, percent } from './format';

export interface Verdict {
  icon: string;
  words: string;
  tone: 'positive' | 'warn' | 'muted';
}

/** The server's judgement of spend against plan to date: icon, word and colour together. */
const VERDICTS: Record<PacingRow['state'], Verdict> = {
  on_track: { icon: '✓', words: 'On plan', tone: 'positive' },
  under: { icon: '▼', words: 'Under plan', tone: 'warn' },
  over: { icon: '▲', words: 'Over plan', tone: 'warn' },
  na: { icon: '–', words: 'No plan to compare with', tone: 'muted' },
};

export function verdictOf({ state }: Pick<PacingRow, 'state'>): Verdict {
  return VERDICTS[state];
}

export function pacingName({ channel }: PacingRow): string {
  return channel === null ? 'Whole campaign' : channelName(channel);
}

/** "97.4% of £55,000": a percentage never stands without its base. */
export function shareWords({ share, budget }: PacingRow, currency: string): string | null {
  return share === null || budget === null ? null : `${percent(share)} of ${headlineMoney(budget, currency)}`;
}

/** What stands beside a bar. */
export function besideBar(row: PacingRow, currency: string): string[] {
  const spent = row.spent === null ? '[x] no data received' : headlineMoney(row.spent, currency);
  const { icon, words } = verdictOf(row);
  const share = shareWords(row, currency);
  return [share ? `${spent}, ${share}` : spent, `${icon} ${words}`];
}

export function describePacing(rows: PacingRow[], currency: string): string {
  return rows
    .map((row) => {
      const spent = row.spent === null ? 'an unknown amount' : headlineMoney(row.spent, currency);
      const share = shareWords(row, currency);
      const due = row.planned === null ? '' : `; expected by now ${headlineMoney(row.planned, currency)}`;
      return `${pacingName(row)} has spent ${spent}${share ? `, ${share}` : ''}${due}.`;
    })
    .join(' ');
}

/**
 * The rows that are drawn: channels, where any has a budget; the whole campaign stands in the
 * headline, and is drawn only where it alone has one.
 */
export function drawnPacing(rows: PacingRow[], only: string[] | null): PacingRow[] {
  const channels = rows.filter(({ channel }) => channel !== null && (!only || only.includes(channel)));
  if (channels.some(({ budget }) => budget !== null)) return channels;
  const whole = rows.filter(({ channel, budget }) => channel === null && budget !== null);
  return whole.length > 0 ? whole : channels;
}

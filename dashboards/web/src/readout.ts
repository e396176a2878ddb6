import { channelName } from './channels';
import { fullDay } from './dates';
import { count, money } from './format';
import type { Observations, Observed } from './observations';
import { stateText } from './states';

export interface ReadoutLine {
  channel: string;
  name: string;
  parts: string[];
}

export interface ReadoutDay {
  date: string;
  title: string;
  lines: ReadoutLine[];
  moving: boolean;
}

const NOUNS: Record<string, string> = { impressions: 'impressions', spend: 'spent', clicks: 'link clicks' };

export function writeMetric(metric: string, value: number, currency: string): string {
  return metric === 'spend' ? money(value, currency) : count(value);
}

/** "104,000 impressions", "[x] no data received for clicks". Moving is said once for the day. */
function writeCell(metric: string, cell: Observed, currency: string): string {
  const noun = NOUNS[metric] ?? metric;
  const state = stateText(cell.state);
  if (cell.value === null) return `${noun}: [${state?.letter ?? 'x'}] ${state?.short ?? 'no data received'}`;
  const told = state && cell.state !== 'moving' ? ` (${state.short})` : '';
  return `${writeMetric(metric, cell.value, currency)} ${noun}${told}`;
}

export function readoutOf(data: Observations, date: string, grain: 'day' | 'week', currency: string): ReadoutDay {
  const cells = (channel: string) => data.metrics.map((metric) => ({ metric, cell: data.cell(date, channel, metric) }));
  const lines = data.channels.map((channel) => ({
    channel,
    name: channelName(channel),
    parts: cells(channel).map(({ metric, cell }) => writeCell(metric, cell, currency)),
  }));
  const moving = data.channels.some((channel) => cells(channel).some(({ cell }) => cell.state === 'moving'));
  const title = grain === 'week' ? `Week from ${fullDay(date)}` : fullDay(date);
  return { date, title, lines, moving };
}

/** What the slider speaks. */
export function readoutSentence(day: ReadoutDay): string {
  const lines = day.lines.map((line) => `${line.name} ${line.parts.join(', ')}.`);
  return [`${day.title}.`, ...lines, ...(day.moving ? ['May still move.'] : [])].join(' ');
}

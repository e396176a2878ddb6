import type { Annotation } from './answers';
import { channelName } from './channels';
import { notesOn } from './charts/annotations';
import { fullDay } from './dates';
import { metricNoun, writeMetric } from './metrics';
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
  /** What is annotated on it, with the numbers of the flags. */
  notes: string[];
  moving: boolean;
}

/** "104,000 impressions", "[x] no data received for clicks". Moving is said once for the day. */
function writeCell(metric: string, cell: Observed, currency: string): string {
  const noun = metricNoun(metric);
  const state = stateText(cell.state);
  if (cell.value === null) return `${noun}: [${state?.letter ?? 'x'}] ${state?.short ?? 'no data received'}`;
  const told = state && cell.state !== 'moving' ? ` (${state.short})` : '';
  return `${writeMetric(metric, cell.value, currency)} ${noun}${told}`;
}

export interface Read {
  data: Observations;
  grain: 'day' | 'week';
  currency: string;
  annotations: Annotation[];
}

export function readoutOf(read: Read, date: string): ReadoutDay {
  const { data, grain, currency } = read;
  const cells = (channel: string) => data.metrics.map((metric) => ({ metric, cell: data.cell(date, channel, metric) }));
  const lines = data.channels.map((channel) => ({
    channel,
    name: channelName(channel),
    parts: cells(channel).map(({ metric, cell }) => writeCell(metric, cell, currency)),
  }));
  const moving = data.channels.some((channel) => cells(channel).some(({ cell }) => cell.state === 'moving'));
  const title = grain === 'week' ? `Week from ${fullDay(date)}` : fullDay(date);
  return { date, title, lines, moving, notes: notesOn(read.annotations, date, grain) };
}

/** What the slider speaks. */
export function readoutSentence(day: ReadoutDay): string {
  const lines = day.lines.map((line) => `${line.name} ${line.parts.join(', ')}.`);
  const notes = day.notes.map((note) => `Annotation ${note}.`);
  return [`${day.title}.`, ...lines, ...notes, ...(day.moving ? ['May still move.'] : [])].join(' ');
}

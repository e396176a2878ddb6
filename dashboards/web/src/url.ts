import { isDay } from './calendar';
import { CHANNEL_CODES, inChannelOrder } from './channels';

export type Grain = 'day' | 'week';
export type Range = 'campaign' | '7d' | '28d' | 'all' | { from: string; to: string };

export type Page = 'overview' | 'data';

export interface UrlState {
  campaign: string | null;
  page: Page;
  range: Range;
  grain: Grain;
  /** Null is every channel. */
  channels: string[] | null;
  /** Null is the latest version. */
  asOf: string | null;
  /** Figures shown as tables. */
  tables: number[];
  day: string | null;
}

export interface ParsedUrl {
  state: UrlState;
  /** Sentences about values that could not be read. */
  problems: string[];
}

const PRESETS = ['campaign', '7d', '28d', 'all'];
const AS_OF = /^(v?\d+|\d{4}-\d{2}-\d{2}(t[0-9:.]+(z|[+-]\d{2}:\d{2})?)?)$/i;

export function defaultState(campaign: string | null): UrlState {
  return { campaign, page: 'overview', range: 'campaign', grain: 'day', channels: null, asOf: null, tables: [], day: null };
}

function readRange(text: string): Range | null {
  if (PRESETS.includes(text)) return text as Range;
  const [from = '', to = '', more] = text.split('..');
  if (more !== undefined || !isDay(from) || !isDay(to) || from > to) return null;
  return { from, to };
}

function readGrain(text: string): Grain | null {
  return text === 'day' || text === 'week' ? text : null;
}

function readChannels(text: string): string[] | null {
  const codes = text.split(',');
  return codes.every((code) => CHANNEL_CODES.includes(code)) ? inChannelOrder(codes) : null;
}

function readAsOf(text: string): string | null {
  if (!AS_OF.test(text)) return null;
  if (/^\d+$/.test(text)) return `v${text}`;
  return text.startsWith('v') ? text : text.toUpperCase();
}

function readTables(text: string): number[] | null {
  const ids = text.split(',').map(Number);
  if (!ids.every((id) => Number.isInteger(id) && id > 0)) return null;
  return [...new Set(ids)].sort((a, b) => a - b);
}

interface Parameter {
  key: string;
  /** What is shown when the value cannot be read. */
  instead: string;
  read(text: string, state: UrlState): boolean;
  write(state: UrlState): string | null;
}

function accept<T>(value: T | null, set: (value: T) => void): boolean {
  if (value === null) return false;
  set(value);
  return true;
}

/** In canonical order. */
const PARAMETERS: Parameter[] = [
  {
    key: 'range',
    instead: 'the whole campaign is shown',
    read: (text, state) => accept(readRange(text), (value) => (state.range = value)),
    write: ({ range }) => (typeof range === 'string' ? (range === 'campaign' ? null : range) : `${range.from}..${range.to}`),
  },
  {
    key: 'grain',
    instead: 'days are shown',
    read: (text, state) => accept(readGrain(text), (value) => (state.grain = value)),
    write: ({ grain }) => (grain === 'day' ? null : grain),
  },
  {
    key: 'ch',
    instead: 'all channels are shown',
    read: (text, state) => accept(readChannels(text), (value) => (state.channels = value)),
    write: ({ channels }) => channels?.join(',') ?? null,
  },
  {
    key: 'as_of',
    instead: 'the latest data are shown',
    read: (text, state) => accept(readAsOf(text), (value) => (state.asOf = value)),
    write: ({ asOf }) => asOf,
  },
  {
    key: 't',
    instead: 'drawings are shown',
    read: (text, state) => accept(readTables(text), (value) => (state.tables = value)),
    write: ({ tables }) => (tables.length > 0 ? tables.join(',') : null),
  },
  {
    key: 'day',
    instead: 'no day is pinned',
    read: (text, state) => accept(isDay(text) ? text : null, (value) => (state.day = value)),
    write: ({ day }) => day,
  },
];

const PAGES: Page[] = ['overview', 'data'];

function pageOf(path: string): Page {
  const name = /^\/c\/[^/]+\/([^/]+)/.exec(path)?.[1];
  return PAGES.find((page) => page === name) ?? 'overview';
}

function campaignOf(path: string): string | null {
  const match = /^\/c\/([^/]+)(\/|$)/.exec(path);
  try {
    return match?.[1] ? decodeURIComponent(match[1]) : null;
  } catch {
    return null;
  }
}

export function parseUrl(path: string, search: string): ParsedUrl {
  const query = new URLSearchParams(search);
  const state: UrlState = { ...defaultState(campaignOf(path)), page: pageOf(path) };
  const problems: string[] = [];
  for (const { key, instead, read } of PARAMETERS) {
    const text = query.get(key);
    if (text === null || read(text.toLowerCase(), state)) continue;
    problems.push(`We could not read \`${key}=${text}\` in this link, so ${instead}.`);
  }
  return { state, problems };
}

export function formatUrl(state: UrlState): string {
  if (state.campaign === null) return '/';
  const pairs = PARAMETERS.flatMap(({ key, write }) => {
    const value = write(state);
    // Commas, colons and dots are legal in a query and easier to read unescaped.
    return value === null ? [] : [`${key}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':')}`];
  });
  const query = pairs.length > 0 ? `?${pairs.join('&')}` : '';
  return `/c/${encodeURIComponent(state.campaign)}/${state.page}${query}`;
}

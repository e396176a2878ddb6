/** Channels in their fixed order, and how each is told from the others without colour. */

export type Marker = 'circle' | 'square' | 'diamond' | 'up' | 'down' | 'pentagon';

export interface ChannelStyle {
  code: string;
  name: string;
  /** Custom property of the channel's colour. */
  token: string;
  dash: number[];
  width: number;
  marker: Marker;
}

const STYLES: ChannelStyle[] = [
  // What no file splits between Facebook and Instagram is drawn as Facebook is, under its own name.
  { code: 'meta', name: 'Meta (not split)', token: '--ch-facebook', dash: [], width: 2, marker: 'circle' },
  { code: 'facebook', name: 'Facebook', token: '--ch-facebook', dash: [], width: 2, marker: 'circle' },
  { code: 'instagram', name: 'Instagram', token: '--ch-instagram', dash: [8, 4], width: 2, marker: 'square' },
  { code: 'x', name: 'X', token: '--ch-x', dash: [2, 3], width: 2, marker: 'diamond' },
  { code: 'snapchat', name: 'Snapchat', token: '--ch-snapchat', dash: [8, 3, 2, 3], width: 2, marker: 'up' },
  { code: 'youtube', name: 'YouTube', token: '--ch-youtube', dash: [4, 3], width: 2, marker: 'down' },
  { code: 'other', name: 'Other', token: '--ch-other', dash: [], width: 1.25, marker: 'pentagon' },
];

export const CHANNEL_CODES = STYLES.map((style) => style.code);

export function channelStyle(code: string): ChannelStyle {
  const known = STYLES.find((style) => style.code === code);
  if (known) return known;
  const other = STYLES[STYLES.length - 1]!;
  return { ...other, code, name: code.charAt(0).toUpperCase() + code.slice(1) };
}

export function channelName(code: string): string {
  return channelStyle(code).name;
}

function rank(code: string): number {
  const index = CHANNEL_CODES.indexOf(code);
  return index < 0 ? CHANNEL_CODES.length : index;
}

export function inChannelOrder(codes: Iterable<string>): string[] {
  return [...new Set(codes)].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** Names of sources of exports, which are not channels: Meta delivers to two. */
const SOURCES: Record<string, string> = {
  meta: 'Meta',
  x: 'X',
  snapchat: 'Snapchat',
  google_ads: 'Google Ads',
  youtube_studio: 'YouTube Studio',
  ga4: 'Google Analytics 4',
  click_log: 'Click log',
  helpline: 'Helpline',
  other: 'Other',
};

export const SOURCE_CODES = Object.keys(SOURCES);

export function sourceName(code: string): string {
  return SOURCES[code] ?? code;
}

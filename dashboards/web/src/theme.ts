import { CHANNEL_CODES, channelStyle } from './channels';
import { createStore } from './store';

export type Theme = 'light' | 'dark' | 'hc';
/** `system` follows the machine's settings. */
export type ThemeChoice = 'system' | Theme;

const KEY = 'reachline-theme';
const CHOICES: ThemeChoice[] = ['system', 'light', 'dark', 'hc'];

function isChoice(text: string | null): text is ThemeChoice {
  return CHOICES.includes(text as ThemeChoice);
}

function storedChoice(): ThemeChoice {
  const asked = new URLSearchParams(window.location.search).get('theme');
  if (isChoice(asked)) return asked;
  try {
    const kept = window.localStorage.getItem(KEY);
    return isChoice(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
}

export const themeChoice = createStore<ThemeChoice>('system');
/** Changes whenever the colours on screen do. */
export const appliedTheme = createStore<Theme>('light');

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');
const forced = window.matchMedia('(forced-colors: active)');

function resolved(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice;
  if (contrast.matches && !forced.matches) return 'hc';
  return dark.matches ? 'dark' : 'light';
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  appliedTheme.set(theme);
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    window.localStorage.setItem(KEY, choice);
  } catch {
    // A browser that keeps nothing still changes the page for this visit.
  }
  themeChoice.set(choice);
  apply(resolved(choice));
}

export function startTheme(): void {
  themeChoice.set(storedChoice());
  const refresh = () => apply(resolved(themeChoice.get()));
  refresh();
  [dark, contrast, forced].forEach((media) => media.addEventListener('change', refresh));
  // Paper is always light; charts are redrawn before the page is laid out for it.
  window.addEventListener('beforeprint', () => apply('light'));
  window.addEventListener('afterprint', refresh);
}

/** Colours and type for ECharts, which cannot read custom properties. */
export interface ChartTheme {
  text: string;
  muted: string;
  rule: string;
  ruleStrong: string;
  surface: string;
  channel(code: string): string;
  fontFamily: string;
  fontSize: number;
}

/** Resolves through a probe, because system colours of a forced palette have no other way to be read. */
export function readChartTheme(): ChartTheme {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const channels = new Map(CHANNEL_CODES.map((code) => [code, colour(channelStyle(code).token)]));
  const other = colour('--ch-other');
  const theme: ChartTheme = {
    text: colour('--text'),
    muted: colour('--muted'),
    rule: colour('--gridline'),
    ruleStrong: colour('--rule-strong'),
    surface: colour('--surface'),
    channel: (code) => channels.get(code) ?? other,
    fontFamily: getComputedStyle(probe).fontFamily,
    fontSize: 0.875 * parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
  probe.remove();
  return theme;
}

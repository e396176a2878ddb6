import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ciede2000, contrast, DEFICIENCIES, distance } from './colour';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}

const THEMES = {
  light: tokens(':root'),
  dark: tokens(":root[data-theme='dark']"),
  hc: tokens(":root[data-theme='hc']"),
};
type Name = keyof typeof THEMES;
const NAMES = Object.keys(THEMES) as Name[];

const GROUNDS = ['bg', 'surface', 'sunken'];
const TEXTS = ['text', 'muted', 'link', 'positive', 'negative', 'warn'];
const GRAPHICS = ['rule-strong', 'focus'];
const CHANNELS = ['facebook', 'instagram', 'x', 'snapchat', 'youtube', 'other'];

const lowest = (theme: Record<string, string>, token: string, grounds: string[]) =>
  Math.min(...grounds.map((ground) => contrast(theme[token]!, theme[ground]!)));

describe.each(NAMES)('%s theme', (name) => {
  const theme = THEMES[name];
  const [textNeed, graphicNeed] = name === 'hc' ? [7, 4.5] : [4.5, 3];

  it.each(TEXTS)('%s reads on every ground', (token) => {
    expect(lowest(theme, token, GROUNDS)).toBeGreaterThanOrEqual(textNeed);
  });

  it.each(GRAPHICS)('%s shows on every ground', (token) => {
    expect(lowest(theme, token, GROUNDS)).toBeGreaterThanOrEqual(graphicNeed);
  });

  it.each(['positive', 'negative', 'warn'])('%s reads on its tint', (token) => {
    expect(contrast(theme[token]!, theme[`${token}-tint`]!)).toBeGreaterThanOrEqual(textNeed);
  });

  it.each(CHANNELS)('the line of %s shows where charts stand', (channel) => {
    expect(lowest(theme, `ch-${channel}`, ['surface', 'bg'])).toBeGreaterThanOrEqual(graphicNeed);
  });

  it.each(Object.keys(DEFICIENCIES))('channels differ to %s eyes', (eyes) => {
    const need = eyes === 'normal' ? 20 : eyes === 'grey' ? 7 : 12;
    for (const [index, one] of CHANNELS.entries()) {
      for (const other of CHANNELS.slice(index + 1)) {
        const apart = distance(theme[`ch-${one}`]!, theme[`ch-${other}`]!, eyes);
        expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(need);
      }
    }
  });
});

describe('the arithmetic itself', () => {
  it('agrees with published colour differences', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });

  it('agrees with published contrast', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#2660bf', '#ffffff')).toBeCloseTo(5.99, 2);
  });
});

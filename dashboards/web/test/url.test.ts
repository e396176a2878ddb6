import { describe, expect, it } from 'vitest';
import { defaultState, formatUrl, parseUrl, type UrlState } from '../src/url';

const full: UrlState = {
  campaign: 'ghgc',
  page: 'overview',
  range: { from: '2026-09-14', to: '2026-10-11' },
  grain: 'week',
  channels: ['facebook', 'instagram'],
  asOf: 'v36',
  tables: [1, 2],
  day: '2026-09-22',
};

describe('address', () => {
  it('leaves defaults out', () => {
    expect(formatUrl(defaultState('ghgc'))).toBe('/c/ghgc/overview');
    expect(formatUrl(defaultState(null))).toBe('/');
  });

  it('writes parameters in canonical order', () => {
    expect(formatUrl(full)).toBe(
      '/c/ghgc/overview?range=2026-09-14..2026-10-11&grain=week&ch=facebook,instagram&as_of=v36&t=1,2&day=2026-09-22',
    );
  });

  it('reads what it writes', () => {
    const [path = '', search = ''] = formatUrl(full).split('?');
    expect(parseUrl(path, search)).toEqual({ state: full, problems: [] });
  });

  it('names the page, and falls back to the overview', () => {
    const data = parseUrl('/c/ghgc/data', '?as_of=v36').state;
    expect(data.page).toBe('data');
    expect(formatUrl(data)).toBe('/c/ghgc/data?as_of=v36');
    expect(formatUrl(parseUrl('/c/ghgc/effect', '').state)).toBe('/c/ghgc/overview');
    expect(parseUrl('/c/ghgc', '').state.page).toBe('overview');
  });

  it('puts any order, case and list into canonical form', () => {
    const { state } = parseUrl('/c/ghgc/overview', '?day=2026-09-22&ch=instagram,facebook&GRAIN=week&grain=WEEK&t=2,1,1');
    expect(formatUrl(state)).toBe('/c/ghgc/overview?grain=week&ch=facebook,instagram&t=1,2&day=2026-09-22');
  });

  it.each([
    ['36', 'v36'],
    ['v36', 'v36'],
    ['2026-10-06T09:00Z', '2026-10-06T09:00Z'],
    ['2026-10-06', '2026-10-06'],
  ])('reads as_of=%s', (text, expected) => {
    expect(parseUrl('/c/a/overview', `?as_of=${text}`).state.asOf).toBe(expected);
  });

  it.each([
    ['grain=dayy', 'We could not read `grain=dayy` in this link, so days are shown.'],
    ['range=2026-10-11..2026-09-14', 'We could not read `range=2026-10-11..2026-09-14` in this link, so the whole campaign is shown.'],
    ['range=2026-02-30..2026-03-01', 'We could not read `range=2026-02-30..2026-03-01` in this link, so the whole campaign is shown.'],
    ['ch=myspace', 'We could not read `ch=myspace` in this link, so all channels are shown.'],
    ['as_of=soon', 'We could not read `as_of=soon` in this link, so the latest data are shown.'],
  ])('says what it could not read in %s', (search, sentence) => {
    const { state, problems } = parseUrl('/c/ghgc/overview', `?${search}`);
    expect(problems).toEqual([sentence]);
    expect(formatUrl(state)).toBe('/c/ghgc/overview');
  });

  it('drops what it does not know, and survives a broken path', () => {
    expect(formatUrl(parseUrl('/c/ghgc/overview', '?colour=red').state)).toBe('/c/ghgc/overview');
    expect(parseUrl('/c/%E0%A4%A/overview', '').state.campaign).toBeNull();
    expect(parseUrl('/c/a%20b/overview', '').state.campaign).toBe('a b');
  });
});

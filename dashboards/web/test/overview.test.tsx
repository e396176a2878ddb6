// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { campaigns, cost, ghgc, series, summary } from './example';
import { figure, NEVER, OFFLINE, open, press, refused, settle, status, text, toast, within } from './page';

const charts = vi.hoisted(() => ({ made: 0 }));
vi.mock('../src/charts/time', () => {
  const chart = { resize() {}, clear() {}, setOption() {}, dispose() {} };
  return { createChart: () => ((charts.made += 1), chart) };
});

const OVERVIEW = '/c/ghgc/overview';
const answersOf = (figures: object) => ({ '/v1/campaigns/ghgc/summary': { ...summary, figures: { ...summary.figures, ...figures } } });
const stat = (label: string) =>
  text([...document.querySelectorAll('.stat')].find((one) => one.querySelector('h2')?.textContent === label)!);

beforeEach(() => {
  // Nothing is laid out in a simulated browser; charts draw into this width.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
});

/** What the page hands to the browser to save. */
function savedFiles(): Blob[] {
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  return saved;
}

describe('the headline', () => {
  it('is the sentence of the server, and each figure stands with what makes it firm', async () => {
    await open(OVERVIEW);
    expect(text(document.querySelector('h1'))).toBe('£53,570 of £55,000 spent; 2,718 referral clicks at £19.71 each [p]');
    expect(stat('Spend')).toContain('£53,57097.4% of £55,000 planned£55,000 due by now✓ On plan');
    expect(stat('Impressions')).toContain('8.12 million8,120,000 exactly');
    expect(stat('Referral clicks')).toContain('2,718↻ 24 of 28 days may still move');
    expect(stat('Cost per referral click')).toContain('£19.71£18.98 to £20.47, n = 2,718');
    expect(stat('People reached')).toContain('1.04 to 2.96 million');
    expect(stat('People reached')).toContain('for planning: 1.81 million, if audiences overlap at random among 4.65 million people');
  });

  it('never shows the sum of reach but as the upper bound', async () => {
    await open(OVERVIEW);
    expect(text().match(/2\.96 million|2,960,000/g)).toHaveLength(1);
  });

  it('says which channels the bounds leave out', async () => {
    const across = { across: { low: 1, high: 2, point: null, population: null, inputs: [], missing: ['x', 'youtube'], note: '' } };
    await open(OVERVIEW, { '/v1/campaigns/ghgc/reach': across });
    expect(stat('People reached')).toContain('! Leaves out X, YouTube: no reach reported for these days.');
  });

  it('shows an interval alone where few clicks would not bear a figure', async () => {
    const few = { ...summary.figures['cost_per_referral'], value: null, low: 21, high: 88, base: 9, state: 'ok' };
    await open(OVERVIEW, answersOf({ cost_per_referral: few }));
    expect(stat('Cost per referral click')).toContain('Too few clicks (n = 9) to compare. 95%: £21.00 to £88.00.');
  });

  it('marks what is protected, and does not make it nothing', async () => {
    const hidden = { ...summary.figures['referrals'], value: null, state: 'suppressed' };
    await open(OVERVIEW, answersOf({ referrals: hidden }));
    expect(stat('Referral clicks')).toContain('[c]');
    expect(stat('Referral clicks')).toContain('Not zero.');
  });

  it('says that no source of referral clicks is named, and asks for none', async () => {
    const bare = { ...campaigns, campaigns: [{ ...ghgc, referrals: null }] };
    const { requests } = await open(OVERVIEW, { '/v1/campaigns': bare });
    expect(stat('Referral clicks')).toContain('The configuration names no source of referral clicks');
    expect(requests.filter((request) => request.includes('referral'))).toEqual([]);
    expect(text(figure(1))).toContain('Impressions and link clicks by channel, by day');
    expect(figure(2)).toBeNull();
  });

  it('leads to Data where totals leave something out', async () => {
    await open(OVERVIEW);
    expect(text()).toContain('Totals leave out Instagram, 3 Oct 2026 (no data received). See Data.');
  });

  it('stands before the library of the chart is asked for', async () => {
    charts.made = 0;
    await open(OVERVIEW, { '/v1/campaigns/ghgc/summary': NEVER });
    expect(figure(1).textContent).toContain('Impressions and referral clicks');
    expect(charts.made).toBe(0);
  });

  it('is followed by the chart', async () => {
    charts.made = 0;
    await open(OVERVIEW);
    expect(charts.made).toBe(1);
  });
});

describe('figures', () => {
  it('have tables with every cell of the answer', async () => {
    await open(`${OVERVIEW}?t=1,2,3`);
    expect(figure(1).querySelectorAll('tbody tr')).toHaveLength(series.rows.length);
    const costs = [...figure(2).querySelectorAll('tbody tr')].map((row) => text(row));
    expect(costs[0]).toBe('Facebook£14.55 [p]£13.76£15.411,212');
    expect(costs).toHaveLength(cost.rows.length);
    expect(text(figure(3).querySelector('tbody'))).toContain('Whole campaign£53,570.00£55,000.0097.4%£55,000.000.97✓ On plan');
  });

  it('draw costs as values, intervals and bases, lowest first', async () => {
    await open(OVERVIEW);
    const drawing = within(figure(2)).getByRole('img');
    const written = [...drawing.querySelectorAll('text')].map((one) => one.textContent);
    expect(written).toContain('£13.76 to £15.41, n = 1,212');
    expect(written.filter((one) => one!.startsWith('£') && one!.endsWith('[p]'))).toEqual(
      ['£14.55', '£16.59', '£22.44', '£27.84', '£48.97'].map((value) => `${value} [p]`),
    );
    expect(text(figure(2))).toContain('Lowest: Facebook £14.55 (95%: £13.76 to £15.41, n = 1,212).');
  });

  it('name a channel whose cost is not known alone, and draw nothing for it', async () => {
    const rows = [
      { date: '2026-09-14', channel: 'facebook', cost_per_referral: null, cost_per_referral_state: 'na' },
      { ...cost.rows[0], channel: 'meta', cost_per_referral_state: 'ok' },
    ];
    await open(OVERVIEW, { '/v1/campaigns/ghgc/series': (query: URLSearchParams) => (query.get('grain') === 'total' ? { ...cost, rows } : series) });
    expect(text(figure(2))).toContain('not known for it alone');
    expect(figure(2).querySelectorAll('.dot')).toHaveLength(1);
  });

  it('show spend against plan by channel, with the verdict in words', async () => {
    await open(OVERVIEW);
    const written = text(figure(3));
    expect(written).toContain('£12,310, 102.6% of £12,000▲ Over plan');
    expect(written).toContain('£4,120, 82.4% of £5,000▼ Under plan');
    expect(figure(3).querySelectorAll('.bar')).toHaveLength(5);
  });

  it('obey the channels of the address', async () => {
    await open(`${OVERVIEW}?ch=x`);
    expect(figure(2).querySelectorAll('.dot')).toHaveLength(1);
    expect(figure(3).querySelectorAll('.bar')).toHaveLength(1);
    expect(text()).toContain('These figures are for all channels; Figs 1 to 3 show X');
  });

  it('list the texts of the numbered flags', async () => {
    await open(OVERVIEW);
    const list = within(figure(1)).getByRole('complementary', { name: 'Annotations' });
    expect(text(list)).toBe('1 Tue 22 Sep 2026: Radio advertising starts2 Tue 29 Sep 2026: Press release');
  });

  it('save their rows as CSV, and say so', async () => {
    const saved = savedFiles();
    await open(OVERVIEW);
    await press('CSV', figure(2));
    expect(toast()).toBe('Saved fig2_v37.csv.');
    const lines = (await saved[0]!.text()).trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toMatch(/^facebook,14\.55,13\.76,15\.41,1212,moving,2026-10-16T08:05:00Z,37,http.+as_of=v37$/);
  });

  it('save themselves as a picture with title, source and citation', async () => {
    const saved = savedFiles();
    await open(OVERVIEW);
    await press('SVG', figure(3));
    const svg = await saved[0]!.text();
    expect(toast()).toBe('Saved fig3_v37.svg.');
    expect(svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('Fig 3 Spend against plan, to date 14 Sep to 11 Oct 2026.');
    expect(svg).toContain('as_of=v37');
    expect(svg).not.toContain('style=');
    expect(svg).not.toContain('class=');
  });

  it('copy only when the browser did', async () => {
    vi.stubGlobal('ClipboardItem', class {});
    const clipboard = { write: vi.fn(() => Promise.resolve()), writeText: () => Promise.reject(new Error('no')) };
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(clipboard as unknown as Clipboard);
    await open(OVERVIEW);
    await press('Copy', figure(2));
    expect(toast()).toBe('Copied 5 rows with column names and citation.');
    clipboard.write.mockRejectedValue(new Error('no'));
    await press('Copy', figure(2));
    expect(toast()).toBe('This browser did not let the page copy. Use CSV instead.');
  });
});

describe('states, in their words', () => {
  it('loading, then slow', async () => {
    await open(OVERVIEW, { '/v1/campaigns/ghgc/summary': NEVER });
    await settle(1000);
    expect(status()).toContain('Loading headline figures.');
    await settle(10_000);
    expect(text()).toContain('This is taking longer than usual. Keep waiting or Stop.');
  });

  it('an error of one figure: what, why, do, and the others live', async () => {
    const problem = { title: 'The database is starting', detail: 'It does not answer yet.', remedy: 'Wait a minute.' };
    await open(OVERVIEW, { '/v1/campaigns/ghgc/pacing': refused(503, problem) });
    expect(text(figure(3))).toContain('What: The database is starting.Why: It does not answer yet.Do: Wait a minute.Try againCopy details');
    expect(text(figure(2))).toContain('£14.55');
  });

  it('offline keeps the last figures', async () => {
    const opened = await open(OVERVIEW);
    opened.answers['/v1/campaigns/ghgc/summary'] = OFFLINE;
    const { booksChanged } = await import('../src/changes');
    booksChanged();
    await settle(100);
    expect(text()).toMatch(/Cannot reach Reachline\. Showing figures loaded at \d\d:\d\d (BST|GMT)\. Try again/);
    expect(stat('Spend')).toContain('£53,570');
  });

  it('an older version', async () => {
    const old = { data_version: 36, as_of: '2026-10-06T09:00:00Z' };
    await open(`${OVERVIEW}?as_of=v36`, { '/v1/campaigns/ghgc/summary': { ...summary, ...old } });
    expect(text()).toContain('You are looking at v36 (6 Oct 2026). Figures have changed since. Show latest');
  });

  it('a version that is no longer kept', async () => {
    const gone = refused(410, { title: 'No longer kept', detail: 'Purged.', remedy: 'The nearest kept is v31.' });
    await open(`${OVERVIEW}?as_of=v29`, { '/v1/campaigns/ghgc/summary': gone });
    expect(text()).toContain('v29 is no longer kept. The nearest kept is v31. Show latest');
  });

  it('no access', async () => {
    await open(OVERVIEW, { '/v1/campaigns/ghgc/summary': refused(403) });
    expect(text()).toContain('You cannot see this campaign. Ask whoever runs this Reachline for access.');
  });

  it('no match', async () => {
    const empty = { ...series, rows: [], from: '2026-10-03', to: '2026-10-05' };
    await open(`${OVERVIEW}?range=2026-10-03..2026-10-05&ch=snapchat`, { '/v1/campaigns/ghgc/series': empty });
    expect(text(figure(1))).toContain(
      'No impressions or referral clicks for Snapchat, 3 to 5 Oct 2026. Show the whole campaign or all channels.',
    );
  });

  it('not started', async () => {
    await open('/c/road-safety/overview');
    expect(text()).toContain('This flight starts on Mon 2 Nov 2026.');
    expect(text()).toContain('No files loaded for Winter road safety yet');
  });

  it('held', async () => {
    await open(OVERVIEW);
    expect(text()).toContain('ghgc_meta_filtered.csv is held: with it, GHGC story 6s would lose 120,450 impressions and £702.15. Decide.');
    expect(text(document.querySelector('.provenance'))).toContain('! 3 files need a decision');
  });

  it('a value in the link that cannot be read', async () => {
    await open(`${OVERVIEW}?grain=dayy`);
    expect(text()).toContain('We could not read grain=dayy in this link, so days are shown.');
    expect(window.location.search).toBe('');
  });

  it('updating, then updated', async () => {
    const opened = await open(OVERVIEW);
    let arrive = (_: unknown): void => {};
    opened.answers['/v1/campaigns/ghgc/summary'] = new Promise((resolve) => (arrive = resolve));
    const { go } = await import('../src/location');
    go({ range: '7d' }, 'push');
    await settle(1000);
    expect(status()).toBe('Updating to 5 to 11 Oct 2026…');
    arrive({ ...summary, headline: '£9,000 spent' });
    await settle(600);
    expect(status()).toBe('Updated. £9,000 spent');
  });
});

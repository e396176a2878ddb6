// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { files, rows } from './example';
import { NEVER, open, press, refused, settle, status, text, toast } from './page';

const DATA = '/c/ghgc/data';
const waiting = () => document.getElementById('waiting')!;
const part = (id: string) => document.getElementById(id)!;

describe('the rest of the page', () => {
  it('opens with what the files come to', async () => {
    await open(DATA);
    expect(text(document.querySelector('h1'))).toBe('6 files: 2 held, 1 in quarantine, 1 loaded, 1 superseded, 1 withdrawn');
    expect(document.title).toBe('Data, #GetHelpOrGetCaught – Reachline');
  });

  it('tells of files in quarantine with their remedy', async () => {
    await open(DATA);
    expect(text(waiting())).toContain('meta_export_semicolons.csv is in quarantine.');
    expect(text(waiting())).toContain('Do: Download the report again as CSV');
  });

  it('has a calendar in symbols and words', async () => {
    await open(DATA);
    const rows = [...part('fig-13').querySelectorAll('tbody tr')].map((row) => text(row));
    expect(rows[0]).toMatch(/^Meta, 1234567890■ final■ final■ final■ final↻ may move/);
    expect(rows[1]).toMatch(/! held! held× missing$/);
    expect(text(part('fig-13'))).toContain('Snapchat, police-main: Not re-checked: download 21 Sep 2026 to 8 Oct 2026 again.');
    expect(text(part('fig-13'))).toContain('Snapchat, police-main: 7 days final, 0 may move, 18 not re-checked, 2 held, 1 missing (11 Oct).');
  });

  it('says since when days were not re-checked, where a file tells', async () => {
    const exports = [{ ...files.exports[0], source: 'snapchat', account: 'police-main', confirmed_at: '2026-10-09T07:00:00Z' }];
    await open(DATA, { '/v1/exports': { ...files, exports } });
    expect(text(part('fig-13'))).toContain('Not re-checked since 9 Oct 2026: download 21 Sep 2026 to 8 Oct 2026 again.');
  });

  it('names what no rule maps, with money, first day and a rule to copy', async () => {
    const row = { source: 'meta', account: 'a', campaign_id: null, campaign: 'Say "no"', first_day: '2026-09-28' };
    const rows = [{ ...row, last_day: '2026-10-04', impressions: 18_230, spend: 96.4, currency: 'GBP' }];
    await open(DATA, { '/v1/unassigned': { as_of: files.as_of, data_version: 37, rows } });
    const section = document.getElementById('unassigned-title')!.parentElement!;
    expect(text(section)).toContain('28 Sep 2026');
    expect(text(section)).toContain('£96.40');
    const clipboard = { writeText: vi.fn((_: string) => Promise.resolve()) };
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(clipboard as unknown as Clipboard);
    await press('Copy the rule for Say "no"', section);
    expect(clipboard.writeText).toHaveBeenCalledWith(
      '[[campaign.rule]]\nsource = "meta"\naccount = "a"\ncampaign = "Say \\"no\\""',
    );
    expect(toast()).toBe('Copied the rule for Say "no".');
  });

  it('follows rows from file to figure, source by source', async () => {
    await open(DATA);
    const section = document.getElementById('rows-title')!.parentElement!;
    const lines = [...section.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => text(cell)).join(' | '));
    expect(lines).toEqual([
      'Source ↕ | Read ↕ | Visible ↕ | Rejected ↕ | Held ↕ | Waiting ↕ | Superseded ↕ | Withdrawn ↕ | Adds up',
      'Meta | 352 | 280 | 2 | 28 | 0 | 42 | 0 | ✓ Yes',
      'Snapchat | 256 | 228 | 0 | 0 | 0 | 0 | 28 | ✓ Yes',
    ]);
    expect(text(section)).not.toContain('A row was lost');
  });

  it('says loudly that rows do not add up, and asks for them by now even where the page is fixed', async () => {
    const lost = rows.rows.map((row) => ({ ...row, visible: row.visible - 1, adds_up: false }));
    const { requests } = await open(`${DATA}?as_of=v36`, { '/v1/rows': { ...rows, rows: lost } });
    const section = document.getElementById('rows-title')!.parentElement!;
    expect(text(section)).toContain('A row was lost or doubled. Do not cite figures of that source');
    expect(section.querySelectorAll('.status-negative')).toHaveLength(2);
    expect(requests).toContain('GET /v1/rows');
  });

  it('keeps one failing answer from taking the others down', async () => {
    await open(DATA, { '/v1/coverage': refused(503, { title: 'The database is starting' }) });
    expect(text(part('fig-13'))).toContain('What: The database is starting.');
    expect(text(part('files'))).toContain('snapchat_test_account.csv');
  });

  it('waits without jumping', async () => {
    await open(DATA, { '/v1/exports': NEVER });
    await settle(1000);
    expect(text(document.querySelector('h1'))).toBe('Data');
    expect(status()).toContain('Loading files.');
  });

  it('shows a name from a file as text', async () => {
    const exports = [{ ...files.exports[1], file: '<img src=x onerror=alert(1)>.csv' }];
    await open(DATA, { '/v1/exports': { ...files, exports } });
    expect(document.querySelector('main img')).toBeNull();
    expect(text(waiting())).toContain('<img src=x onerror=alert(1)>.csv is held');
  });
});

// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { describe, expect, it } from 'vitest';
import { files } from './example';
import { open, press, refused, settle, text, within, type Opened } from './page';

const DATA = '/c/ghgc/data';
const waiting = () => document.getElementById('waiting')!;
const dialog = () => document.querySelector('dialog.decision') as HTMLDialogElement;

/** The list of files as the books have it next. */
function nextVersion(page: Opened, changes: Record<string, object> = {}): void {
  const exports = files.exports.map((file) => ({ ...file, ...changes[file.id] }));
  page.answers['/v1/exports'] = { ...files, data_version: 38, exports };
}

async function decided(page: Opened, changes: object = {}): Promise<void> {
  const answer = { ...files.exports[1], state: 'visible', ...changes, as_of: files.as_of, data_version: 38 };
  page.answers['/v1/exports/e-71bb04/decision'] = answer;
}

describe('deciding', () => {
  it('offers for each hold what it allows', async () => {
    await open(DATA);
    const groups = within(waiting()).getAllByRole('group').map((group) => within(group).getAllByRole('button').map((one) => text(one)));
    expect(groups).toEqual([
      ['Keep what it lacks', 'Drop what it lacks', 'It is another report', 'Withdraw'],
      ['Accept it as it is', 'It is another report', 'Withdraw'],
    ]);
  });

  it('tells what would vanish in impressions and money', async () => {
    await open(DATA);
    expect(text(waiting())).toContain(
      'ghgc_meta_filtered.csv is held: with it, GHGC story 6s would lose 120,450 impressions and £702.15. Its figures are not counted.',
    );
    expect(text(waiting())).toContain('What would vanish:GHGC story 6s: 120,450 impressions and £702.15.');
  });

  it('says before what will change, and changes nothing when cancelled', async () => {
    const page = await open(DATA);
    await press('Drop what it lacks');
    expect(text(dialog())).toContain('Its figures count from then on for 28 Sep to 11 Oct 2026: 812,400 impressions and £5,020.11');
    expect(text(dialog())).toContain('What it lacks loses its earlier figures on the days of this file:GHGC story 6s, 120,450 impressions and £702.15');
    expect(text(dialog())).toContain('Figures cited at v37 stay as they are.');
    await press('Cancel', dialog());
    expect(dialog()).toBeNull();
    expect(page.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  it('carries it out, reads everything again and says the new version', async () => {
    const page = await open(DATA);
    await decided(page);
    await press('Keep what it lacks');
    nextVersion(page, { 'e-71bb04': { state: 'visible', hold: null } });
    await press('Keep what it lacks', dialog());
    await settle(700);
    expect(page.requests).toContain('POST /v1/exports/e-71bb04/decision');
    expect(page.bodies.at(-1)).toBe('{"decision":"keep"}');
    expect(text(document.querySelector('.last-change'))).toBe('ghgc_meta_filtered.csv is now loaded. Data v38.');
    expect(document.activeElement).toBe(waiting());
  });

  it('wants the name of the other report', async () => {
    const page = await open(DATA);
    await decided(page);
    await press('It is another report', within(waiting()).getAllByRole('group')[0]);
    const confirm = within(dialog()).getByRole('button', { name: 'It is another report' }) as HTMLButtonElement;
    expect(confirm.disabled).toBe(true);
    fireEvent.input(within(dialog()).getByLabelText('Name of the report'), { target: { value: ' by-region ' } });
    await settle();
    await press('It is another report', dialog());
    expect(page.bodies.at(-1)).toBe('{"decision":"as-report","report":"by-region"}');
  });

  it('shows why a decision is refused, and stays', async () => {
    const page = await open(DATA);
    page.answers['/v1/exports/e-71bb04/decision'] = refused(409, {
      title: 'The decision does not fit',
      detail: 'It is visible already.',
      remedy: 'Load the page again.',
    });
    await press('Keep what it lacks');
    await press('Keep what it lacks', dialog());
    expect(text(dialog())).toContain('What: The decision does not fit.Why: It is visible already.Do: Load the page again.');
  });

  it('says when it is held again for something else', async () => {
    const page = await open(DATA);
    await decided(page, { state: 'held', hold: 'looks_older', reason: 'It would lower settled days' });
    await press('Keep what it lacks');
    await press('Keep what it lacks', dialog());
    await settle(700);
    expect(text(document.querySelector('.last-change'))).toContain('ghgc_meta_filtered.csv is now held: It would lower settled days.');
  });

  it('withdraws what is visible and restores what was withdrawn, each after saying what changes', async () => {
    await open(DATA);
    const table = within(document.getElementById('files')!);
    await press('Withdraw', table.getByRole('group', { name: 'Decide about ghgc_meta_2026-09-14_2026-10-11.csv' }));
    expect(text(dialog())).toContain('Its figures no longer count for 14 Sep to 11 Oct 2026: 8,120,000 impressions');
    expect(text(dialog())).toContain('answered by the newest file that remains, or by none.');
    await press('Cancel', dialog());
    await press('Restore', table.getByRole('group', { name: 'Decide about snapchat_test_account.csv' }));
    expect(text(dialog())).toContain('Its figures count again for 14 to 20 Sep 2026: 90,400 impressions and £410.00');
  });

  it('is not offered at an older version', async () => {
    await open(`${DATA}?as_of=v36`, { '/v1/exports': { ...files, data_version: 36 } });
    expect(within(waiting()).queryAllByRole('button')).toEqual([]);
    expect(text()).toContain('Figures have changed since. Show latest');
  });
});

// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { files } from './example';
import { reportOn, unplaced } from './fixtures/reports.mjs';
import { open, press, screen, settle, status, text, toast, within, type Opened } from './page';
import { lastSent, Sent, watchSending } from './sent';

const DATA = '/c/ghgc/data';
const part = (id: string) => document.getElementById(id)!;
const cards = () => [...document.querySelectorAll<HTMLElement>('.queued')];
const found = (file: string, dryRun: boolean, more: object = {}) => ({
  status: 200,
  body: { ...reportOn({ file, source: '', account: '', report: '', dryRun })!, ...more },
});

async function opened(answers: object = {}): Promise<Opened> {
  const page = await open(DATA, answers as Record<string, unknown>);
  await settle();
  return page;
}

async function drop(...names: string[]): Promise<void> {
  const dropped = names.map((name) => new File(['a,b\n1,2\n'], name, { lastModified: Date.UTC(2026, 9, 16, 7, 40) }));
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: dropped } });
  act(() => void window.dispatchEvent(event));
  await settle();
  expect(event.defaultPrevented).toBe(true);
}

/** The list of files as the books have it next. */
function nextVersion(page: Opened, changes: Record<string, object> = {}): void {
  const exports = files.exports.map((file) => ({ ...file, ...changes[file.id] }));
  page.answers['/v1/exports'] = { ...files, data_version: 38, exports };
}

beforeEach(() => watchSending());

describe('adding a file', () => {
  it('looks at it first, and stores nothing', async () => {
    await opened();
    await drop('ghgc_new.csv');
    expect(lastSent().method).toBe('POST');
    expect(lastSent().asked).toEqual({ file: 'ghgc_new.csv', modified: '2026-10-16T07:40:00.000Z', dry_run: 'true' });
    expect(lastSent().headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-reachline': '1' });
    await lastSent().answer(found('ghgc_new.csv', true));
    const card = text(cards()[0]!);
    expect(card).toContain('✓ Can be read. Nothing is stored yet.');
    expect(card).toContain('Belongs toMeta, account 1234567890, report “default”');
    expect(card).toContain('Days14 Sep to 11 Oct 2026');
    expect(card).toContain('Rows336 read: 336 accepted, 0 rejected');
    expect(card).toContain('TotalsImpressions 4,812,020, Spend £30,012.44, Link clicks 28,140');
    expect(card).toContain('✓ Agree');
    expect(status()).toContain('ghgc_new.csv: Can be read.');
  });

  it('tells how much is sent, then that it is read', async () => {
    await opened();
    await drop('ghgc_new.csv');
    await lastSent().progress(4, 8);
    expect(text(cards()[0]!)).toContain('Sending, 50.0% of 8 bytes');
    expect(cards()[0]!.querySelector('progress')?.getAttribute('value')).toBe('0.5');
    await lastSent().arrived();
    expect(text(cards()[0]!)).toContain('Reading…');
    expect(cards()[0]!.querySelector('progress')?.hasAttribute('value')).toBe(false);
  });

  it('loads it once it is confirmed, with what was recognised and the time of the file', async () => {
    const page = await opened();
    await drop('ghgc_new.csv');
    await lastSent().answer(found('ghgc_new.csv', true));
    nextVersion(page);
    await press('Load this file');
    expect(lastSent().asked).toEqual({
      source: 'meta',
      account: '1234567890',
      report: 'default',
      file: 'ghgc_new.csv',
      modified: '2026-10-16T07:40:00.000Z',
      dry_run: 'false',
    });
    await lastSent().answer(found('ghgc_new.csv', false));
    expect(text(cards()[0]!)).toContain('✓ Loaded. Its figures count.');
    expect(text(document.querySelector('.last-change'))).toBe('ghgc_new.csv: loaded. Its figures count. Data v38.');
    expect(toast()).toBe('ghgc_new.csv: loaded. Its figures count. Data v38.');
    expect(status()).toContain('Data v38.');
  });

  it('reads everything again after a change', async () => {
    const page = await opened();
    await drop('ghgc_new.csv');
    await lastSent().answer(found('ghgc_new.csv', true));
    page.requests.length = 0;
    await press('Load this file');
    await lastSent().answer(found('ghgc_new.csv', false));
    const again = page.requests.map((request) => request.split('?')[0]);
    expect(again).toEqual(expect.arrayContaining(['GET /v1/campaigns', 'GET /v1/exports', 'GET /v1/coverage', 'GET /v1/unassigned']));
  });

  it('leaves the moment to the file where the file tells it', async () => {
    await opened();
    await drop('ghgc_new.csv');
    await lastSent().answer(found('ghgc_new.csv', true, { exported_at_from: 'file' }));
    await press('Load this file');
    expect(lastSent().asked).not.toHaveProperty('exported_at');
  });

  it('looks again when something about it is corrected', async () => {
    await opened();
    await drop('ghgc_new.csv');
    await lastSent().answer(found('ghgc_new.csv', true));
    fireEvent.input(screen.getByLabelText('Report'), { target: { value: 'by-region' } });
    await settle();
    expect(screen.queryByRole('button', { name: 'Load this file' })).toBeNull();
    await press('Look again');
    expect(lastSent().asked).toMatchObject({ report: 'by-region', dry_run: 'true' });
    await lastSent().answer(found('ghgc_new.csv', true, { report: 'by-region' }));
    await press('Load this file');
    expect(lastSent().asked).toMatchObject({ report: 'by-region', dry_run: 'false' });
  });

  it('asks where it belongs, and takes one answer for all', async () => {
    await opened();
    await drop('unplaced_1.csv', 'unplaced_2.csv');
    await lastSent().answer({ status: 409, body: unplaced });
    await lastSent().answer({ status: 409, body: unplaced });
    expect(text(cards()[0]!)).toContain('What: It is not known where the file belongs.');
    expect(text(cards()[0]!)).toContain('Do: Name the source and the account, then look again.');
    fireEvent.change(within(cards()[0]!).getByLabelText('Source'), { target: { value: 'meta' } });
    fireEvent.input(within(cards()[0]!).getByLabelText('Account'), { target: { value: '1234567890' } });
    await settle();
    await press('Use this source and account for 1 more');
    await lastSent().answer(found('placed.csv', true));
    const named = Sent.all.slice(2).map(({ asked }) => `${asked['file']} ${asked['source']} ${asked['account']}`);
    expect(named.sort()).toEqual(['unplaced_1.csv meta 1234567890', 'unplaced_2.csv meta 1234567890']);
  });

  it('offers the accounts and reports that are known', async () => {
    await opened();
    await drop('ghgc_new.csv');
    await lastSent().answer(found('ghgc_new.csv', true));
    const options = (label: string) => {
      const list = (within(cards()[0]!).getByLabelText(label) as HTMLInputElement).getAttribute('list')!;
      return [...part(list).querySelectorAll('option')].map((option) => option.value);
    };
    expect(options('Account')).toEqual(['1234567890']);
    expect(options('Report')).toEqual(['default']);
  });

  it('shows what it lacks, warnings and rejected rows, and loads it to be decided about', async () => {
    await opened();
    await drop('lacking.csv');
    await lastSent().answer(found('lacking.csv', true));
    const card = text(cards()[0]!);
    expect(card).toContain('! Would be held. Nothing is stored yet.');
    expect(card).toContain('GHGC story 6s: 120,450 impressions and £702.15. Waits for a decision.');
    expect(card).toContain('Line 118, column “Amount spent (GBP)”: not a number');
    expect(card).toContain('The account is not configured');
    await press('Load this file');
    await lastSent().answer(found('lacking.csv', false));
    expect(text(cards()[0]!)).toContain('! Held. Nothing of it counts until somebody decides. Decide about it.');
  });

  it('does not load what cannot be read, and says why', async () => {
    await opened();
    await drop('broken.csv');
    await lastSent().answer(found('broken.csv', true));
    expect(text(cards()[0]!)).toContain('✕ Cannot be read. Nothing is stored. It cannot be loaded as it is.');
    expect(text(cards()[0]!)).toContain('Do: Download the report again as CSV.');
    expect(screen.queryByRole('button', { name: 'Load this file' })).toBeNull();
  });

  it('says that the same content was there already', async () => {
    await opened();
    await drop('again.csv');
    await lastSent().answer(found('again.csv', true));
    await press('Load this file');
    await lastSent().answer(found('again.csv', false));
    expect(text(cards()[0]!)).toContain('There already. The same content was loaded before. No figure changed.');
  });

  it('sends one after the other, and all that can be read with one press', async () => {
    await opened();
    await drop('one.csv', 'two.csv', 'broken.csv');
    expect(Sent.all).toHaveLength(1);
    for (const name of ['one.csv', 'two.csv', 'broken.csv']) await lastSent().answer(found(name, true));
    await press('Load all 2 that can be read');
    await lastSent().answer(found('one.csv', false));
    await lastSent().answer(found('two.csv', false));
    expect(Sent.all.map((sent) => `${sent.asked['file']} ${sent.asked['dry_run']}`)).toEqual([
      'one.csv true',
      'two.csv true',
      'broken.csv true',
      'one.csv false',
      'two.csv false',
    ]);
  });

  it('survives a connection that ends, and a file that is too large', async () => {
    await opened();
    await drop('ghgc_new.csv');
    await lastSent().breakOff();
    expect(text(cards()[0]!)).toContain('What: The file did not arrive.');
    await press('Try again', cards()[0]!);
    await lastSent().answer({ status: 413, body: { title: 'Content too large', status: 413 } });
    expect(text(cards()[0]!)).toContain('What: Content too large.');
    expect(text(cards()[0]!)).toContain('reachline ingest FILE');
  });

  it('stops what is removed, and goes on with the next', async () => {
    await opened();
    await drop('one.csv', 'two.csv');
    await lastSent().progress(1, 8);
    expect(screen.queryByRole('button', { name: 'Remove one.csv' })).not.toBeNull();
    await press('Remove one.csv');
    await settle();
    expect(cards()).toHaveLength(1);
    expect(lastSent().asked['file']).toBe('two.csv');
  });
});

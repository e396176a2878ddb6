import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStub } from '../stub/serve.mjs';
import { launch } from './chromium.mjs';
import { accessibilityFaults, settled, watchedPage } from './page.mjs';

/** States that a healthy server does not show; each is forced by example answers. */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function shown(overrides, path, ready) {
  const stub = await startStub({ overrides });
  const watched = await watchedPage(browser, stub.url);
  await watched.page.goto(stub.url + path);
  await ready(watched.page);
  const text = (await watched.page.textContent('#app')).replace(/\s+/g, ' ');
  const faults = await accessibilityFaults(watched.page);
  await watched.close();
  stub.close();
  return { text, faults };
}

const meta = { as_of: '2026-10-16T08:05:00Z', data_version: 37 };

test('without campaigns it says how to add one', async () => {
  const { text, faults } = await shown({ '/v1/campaigns': { ...meta, campaigns: [] } }, '/', (page) => page.waitForSelector('h1'));
  assert.match(text, /No campaigns yet/);
  assert.match(text, /reachline config apply/);
  assert.deepEqual(faults, []);
});

test('without data it says what to load', async () => {
  const { text, faults } = await shown({}, '/c/road-safety/overview', (page) => page.waitForSelector('#files table'));
  assert.match(text, /No files loaded for Winter road safety yet/);
  assert.match(text, /This flight starts on Mon 2 Nov 2026\./);
  assert.deepEqual(faults, []);
});

test('an unknown campaign leads to the known ones', async () => {
  const { text } = await shown({}, '/c/nothing/overview', (page) => page.waitForSelector('h1'));
  assert.match(text, /There is no campaign “nothing”/);
});

test('one failing answer leaves the other figures working', async () => {
  const { text, faults } = await shown({ '/v1/campaigns/ghgc/series': null }, '/c/ghgc/overview', (page) =>
    page.waitForSelector('#fig-1 .notice-error'),
  );
  assert.match(text, /What: The database is starting\. ?Why: It does not answer yet\. ?Do: Try again/);
  assert.match(text, /spent for/);
  assert.match(text, /ghgc_meta_2026-09-14_2026-10-11\.csv/);
  assert.deepEqual(faults, []);
});

test('an older version says so', async () => {
  const { text } = await shown({}, '/c/ghgc/overview?as_of=v36', settled);
  assert.match(text, /You are looking at v36 \(6 Oct 2026\)\. Figures have changed since\. Show latest/);
});

test('no rows for these controls offers the way back', async () => {
  const { text } = await shown({}, '/c/ghgc/overview?range=2026-11-03..2026-11-05&ch=facebook', settled);
  assert.match(text, /No impressions or spend for Facebook, 3 to 5 Nov 2026\. Show the whole campaign or all channels\./);
});

test('held and quarantined files come first, with reason and remedy', async () => {
  const { text } = await shown({}, '/c/ghgc/overview', settled);
  assert.match(text, /ghgc_meta_filtered\.csv is held: with it, GHGC story 6s would lose 120,450 impressions and £702\.15/);
  assert.match(text, /meta_export_semicolons\.csv is in quarantine/);
  assert.match(text, /Renamed: its figures stand under the new name/);
  assert.match(text, /Recruitment autumn \(test\)/);
});

test('a name from a file stays text', async () => {
  const row = { source: 'meta', account: 'a', campaign_id: null, campaign: '<img src=x onerror=alert(1)>' };
  const rows = [{ ...row, first_day: '2026-09-14', last_day: '2026-09-14', impressions: 1, spend: 1, currency: 'GBP' }];
  const { text } = await shown({ '/v1/unassigned': { ...meta, rows } }, '/c/ghgc/overview', (page) =>
    page.waitForSelector('#unassigned-title'),
  );
  assert.match(text, /<img src=x onerror=alert\(1\)>/);
});

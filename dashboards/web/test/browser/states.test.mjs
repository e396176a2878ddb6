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
  const { text, faults } = await shown({}, '/c/road-safety/overview', (page) => page.waitForSelector('h1'));
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
  assert.match(text, /2,718 referral clicks at £19\.71 each/);
  assert.match(text, /£12,310, 102\.6% of £12,000/);
  assert.deepEqual(faults, []);
});

test('an older version says so', async () => {
  const { text } = await shown({}, '/c/ghgc/overview?as_of=v36', settled);
  assert.match(text, /You are looking at v36 \(6 Oct 2026\)\. Figures have changed since\. Show latest/);
});

test('no rows for these controls offers the way back', async () => {
  const { text } = await shown({}, '/c/ghgc/overview?range=2026-11-03..2026-11-05&ch=facebook', settled);
  assert.match(text, /No impressions or referral clicks for Facebook, 3 to 5 Nov 2026\. Show the whole campaign or all channels\./);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './chromium.mjs';
import { accessibilityFaults, allFaults, watchedPage } from './page.mjs';

/**
 * An analyst's Monday, from start to end, against the running program and the example that
 * `reachline demo` wrote into the folder REACHLINE_EXAMPLE. It changes the books, so that it
 * comes after the tests that only look.
 */
const example = process.env.REACHLINE_EXAMPLE;
const url = process.env.REACHLINE_URL;
const skip = example && url ? false : 'REACHLINE_URL and REACHLINE_EXAMPLE are not set: nothing is dropped anywhere';

const told = (name) => JSON.parse(readFileSync(join(example, name), 'utf8'));
const ask = async (path) => (await fetch(`${url}${path}`)).json();
const all = async (asOf = '') => (await ask(`/v1/campaigns/ghgc/summary${asOf}`)).figures.impressions.value;

let browser;
let watched;

before(async () => {
  if (skip) return;
  browser = await launch();
  watched = await watchedPage(browser, url);
  await watched.page.goto(`${url}/c/ghgc/data`);
  await watched.page.waitForSelector('#fig-13 table');
});

after(() => browser?.close());

const files = (expected) => told('order.json').files.filter((file) => file.stage === 'monday' && file.expected === expected);
const nameOf = (file) => file.file.split('/').at(-1);
const card = (file) => watched.page.locator('.queued').filter({ hasText: nameOf(file) });
const row = (file) => watched.page.locator('#files tbody tr').filter({ hasText: nameOf(file) }).first();

/** Drops a file, says where it belongs, and waits until it has been looked at with that. */
async function drop(file) {
  const { page } = watched;
  await page.setInputFiles('#add-files input[type=file]', join(example, file.file));
  const own = card(file);
  await own.locator('progress').waitFor({ state: 'detached' });
  await own.getByLabel('Source').selectOption(file.source);
  await own.getByLabel('Account').fill(file.account);
  await own.getByLabel('Report').fill(file.report);
  const minute = new Date(file.exported_at);
  minute.setMinutes(minute.getMinutes() - minute.getTimezoneOffset());
  await own.getByLabel(/Exported at/).fill(minute.toISOString().slice(0, 16));
  await own.getByRole('button', { name: /Look again/ }).click();
  await own.locator('progress').waitFor({ state: 'detached' });
  return own;
}

async function load(file) {
  const own = await drop(file);
  await own.getByRole('button', { name: 'Load this file' }).click();
  await own.getByText(/Loaded\.|Held|waits/).first().waitFor();
}

test('files of all five channels are looked at, confirmed and loaded', { skip, timeout: 300_000 }, async () => {
  const good = files('visible');
  assert.deepEqual([...new Set(good.map(({ source }) => source))].sort(), ['google_ads', 'meta', 'snapchat', 'x']);
  for (const file of good) {
    await load(file);
    assert.match(await card(file).textContent(), /Loaded/);
  }
  const truth = told('truth.json').stages.monday.all.total;
  assert.equal(await all(), truth.impressions, 'Facebook, Instagram, X, Snapchat and YouTube, to the impression');
  assert.deepEqual(await accessibilityFaults(watched.page), []);
});

test('a file that a spreadsheet has saved is refused, and says what to do', { skip, timeout: 60_000 }, async () => {
  const [file] = files('refused');
  const before = await all();
  const own = await drop(file);
  assert.match(await own.textContent(), /spreadsheet/);
  assert.match(await own.textContent(), /Download the report again/);
  assert.equal(await own.getByRole('button', { name: 'Load this file' }).count(), 0);
  assert.equal(await all(), before);
});

test('a held file says what would vanish, and a decision lets it count', { skip, timeout: 60_000 }, async () => {
  const { page } = watched;
  const [file] = files('held');
  const before = await all();
  await load(file);
  const waiting = page.locator('#waiting');
  await waiting.getByText(nameOf(file)).first().waitFor();
  assert.match(await waiting.textContent(), /impressions and £/);
  assert.equal(await all(), before, 'nobody sees it until somebody decides');
  assert.deepEqual(await accessibilityFaults(page), []);
  await waiting.getByRole('button', { name: 'Keep what it lacks' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep what it lacks' }).click();
  await waiting.getByText('No file waits').waitFor();
  assert.match(await row(file).textContent(), /Loaded/);
  await withdraw(file);
  assert.equal(await all(), before, 'taken back, it has never been');
});

async function withdraw(file) {
  const { page } = watched;
  await row(file).getByRole('button', { name: /Withdraw/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Withdraw/ }).click();
  await row(file).getByText('Withdrawn').waitFor();
}

test('a wrong file is loaded, withdrawn, and both truths can be told', { skip, timeout: 60_000 }, async () => {
  const [file] = files('visible_then_withdrawn');
  const right = await all();
  await load(file);
  const wrong = await all();
  const { data_version: then } = await ask('/v1/campaigns');
  assert.notEqual(wrong, right);
  await withdraw(file);
  assert.equal(await all(), right);
  assert.equal(await all(`?as_of=v${then}`), wrong, 'what was shown then can still be shown');
});

test('the Overview tells the Monday, and nothing went wrong on the way', { skip, timeout: 60_000 }, async () => {
  const { page } = watched;
  const truth = told('truth.json').stages.monday.all.total;
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.waitForSelector('#fig-1 .readout, #fig-1 table');
  await page.goto(`${url}/c/ghgc/overview?range=2026-09-14..2026-11-22`);
  await page.waitForSelector('#fig-1 .readout, #fig-1 table');
  const spend = Math.round(truth.spend_micros / 1e6).toLocaleString('en-GB');
  assert.match(await page.textContent('h1'), new RegExp(`£${spend} of £55,000`));
  assert.deepEqual(await accessibilityFaults(page), []);
  assert.deepEqual(await allFaults(watched), []);
});

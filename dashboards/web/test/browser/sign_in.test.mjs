import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStub, wanting } from '../stub/serve.mjs';
import { launch } from './chromium.mjs';
import { accessibilityFaults, settled, watchedPage } from './page.mjs';

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const SIGNED = { name: 'Ada', role: 'analyst', by: 'cookie', expires: null };
const GUARDED = ['/v1/campaigns', '/v1/session'];

function close(overrides) {
  GUARDED.forEach((path) => (overrides[path] = wanting));
}

function open(overrides) {
  delete overrides['/v1/campaigns'];
  overrides['/v1/session'] = SIGNED;
}

test('somebody signs in with the keyboard, sees the figures, and signs out', async () => {
  const overrides = { '/sign-in': SIGNED, '/sign-out': {} };
  close(overrides);
  const stub = await startStub({ overrides });
  const watched = await watchedPage(browser, stub.url);
  const { page } = watched;
  await page.goto(`${stub.url}/c/ghgc/overview`);
  await page.waitForSelector('input[name=token]');
  assert.deepEqual(await accessibilityFaults(page), []);
  await page.focus('input[name=token]');
  await page.keyboard.type(`rl_${'a'.repeat(64)}`);
  open(overrides);
  await page.keyboard.press('Enter');
  await settled(page);
  assert.match(await page.textContent('h1'), /referral clicks/);
  assert.ok(!page.url().includes('rl_'));
  const out = page.getByRole('button', { name: 'Sign out' });
  await out.waitFor();
  close(overrides);
  await out.click();
  await page.waitForSelector('input[name=token]');
  assert.equal(await page.inputValue('input[name=token]'), '');
  assert.doesNotMatch(await page.textContent('#app'), /£/);
  // A browser reports refusals as errors of the console, and these were meant.
  assert.deepEqual(watched.faults.filter((fault) => !fault.includes('401')), []);
  assert.deepEqual(await page.evaluate(() => window.policyViolations), []);
  await watched.close();
  stub.close();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startStub } from '../stub/serve.mjs';
import { launch } from './chromium.mjs';
import { accessibilityFaults, allFaults, pageOverflow, watchedPage } from './page.mjs';

/** The Data page against example books, which loading and deciding change. */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

const FILES = ['ghgc_new.csv', 'lacking.csv', 'broken.csv', 'unplaced.csv'];

async function opened(query = '', viewport) {
  const stub = await startStub();
  const watched = await watchedPage(browser, stub.url, viewport);
  await watched.page.goto(`${stub.url}/c/ghgc/data${query}`);
  await watched.page.waitForSelector('#files table');
  await watched.page.waitForSelector('#fig-13 table');
  const close = async () => {
    await watched.close();
    stub.close();
  };
  return { ...watched, close };
}

async function choose(page, names) {
  const chosen = names.map((name) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }));
  await page.setInputFiles('#add-files input[type=file]', chosen);
  await page.waitForFunction(
    (count) => document.querySelectorAll('.queued').length === count && !document.querySelector('.queued progress'),
    names.length,
  );
}

const lastChange = (page, version) =>
  page.waitForFunction((text) => document.querySelector('.last-change')?.textContent.includes(text), `Data v${version}.`);

for (const theme of ['light', 'dark', 'hc']) {
  for (const width of [360, 1280, 2560]) {
    test(`${theme} at ${width} px with files on their way: no faults, no sideways scroll, accessible`, async () => {
      const watched = await opened(`?theme=${theme}`, { width, height: 900 });
      await choose(watched.page, FILES);
      assert.ok((await pageOverflow(watched.page)) <= 0, 'the page scrolls sideways');
      assert.deepEqual(await accessibilityFaults(watched.page), []);
      // A refusal is a fault of no page.
      const faults = (await allFaults(watched)).filter((fault) => !fault.includes('409'));
      assert.deepEqual(faults, []);
      await watched.close();
    });
  }

  test(`${theme}: the question before a decision is accessible`, async () => {
    const watched = await opened(`?theme=${theme}`);
    await watched.page.locator('#waiting').getByRole('button', { name: 'Drop what it lacks' }).click();
    await watched.page.getByRole('dialog').waitFor();
    assert.deepEqual(await accessibilityFaults(watched.page), []);
    await watched.close();
  });
}

test('a file goes from choosing to counting by keyboard alone', async () => {
  const watched = await opened();
  const { page } = watched;
  await choose(page, ['ghgc_new.csv']);
  await page.getByRole('button', { name: 'Load this file' }).focus();
  await page.keyboard.press('Enter');
  await lastChange(page, 38);
  assert.equal(await page.textContent('.last-change'), 'ghgc_new.csv: loaded. Its figures count. Data v38.');
  assert.ok((await page.textContent('.provenance')).includes('data v38'));
  assert.ok((await page.textContent('#files')).includes('ghgc_new.csv'));
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent.includes('Data v38.'));
  assert.deepEqual(await allFaults(watched), []);
  await watched.close();
});

test('a file that is dropped anywhere is looked at, and the page stays', async () => {
  const watched = await opened();
  const { page } = watched;
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a,b\n1,2\n'], 'ghgc_new.csv'));
    for (const type of ['dragover', 'drop']) {
      document.querySelector('footer').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  await page.waitForSelector('.queued .recognised');
  assert.match(await page.textContent('.queued'), /Can be read/);
  await watched.close();
});

test('the button that opens the choice of files can be reached by keyboard, and shows it', async () => {
  const watched = await opened();
  const { page } = watched;
  await page.locator('#add-files').focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'file');
  const outline = await page.locator('.file-button').evaluate((label) => getComputedStyle(label).outlineStyle);
  assert.equal(outline, 'solid');
  await watched.close();
});

test('a decision says what it changes, changes it, and says so', async () => {
  const watched = await opened();
  const { page } = watched;
  await page.locator('#waiting').getByRole('button', { name: 'Keep what it lacks' }).click();
  const dialog = page.getByRole('dialog');
  assert.match(await dialog.textContent(), /GHGC story 6s, 120,450 impressions and £702\.15/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Keep what it lacks');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Keep what it lacks' }).click();
  await lastChange(page, 38);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'waiting');
  assert.match(await page.textContent('h1'), /1 held, 1 in quarantine, 2 loaded/);
  assert.deepEqual(await allFaults(watched), []);
  await watched.close();
});

test('Decide on the overview leads to what waits', async () => {
  const watched = await opened();
  const { page } = watched;
  await page.goto(page.url().replace('/data', '/overview'));
  await page.getByRole('link', { name: 'Decide' }).first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'waiting');
  assert.match(page.url(), /\/c\/ghgc\/data$/);
  await watched.close();
});

test('twice the text size fits', async () => {
  const watched = await opened('', { width: 640, height: 900 });
  await watched.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.ok((await pageOverflow(watched.page)) <= 0, 'the page scrolls sideways');
  await watched.close();
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, serverUnderTest } from './chromium.mjs';
import { accessibilityFaults, allFaults, pageOverflow, settled, watchedPage } from './page.mjs';
import { campaignWithData, seriesOf, summaryOf } from './question.mjs';

let server;
let browser;
let campaign;

before(async () => {
  server = await serverUnderTest();
  browser = await launch();
  campaign = await campaignWithData(server.url);
});

after(async () => {
  await browser?.close();
  server?.close();
});

const address = (query = '') => `${server.url}/c/${encodeURIComponent(campaign.id)}/overview${query}`;

async function opened(query, viewport) {
  const watched = await watchedPage(browser, server.url, viewport);
  await watched.page.goto(address(query));
  await settled(watched.page);
  return watched;
}

test('/ opens the first campaign', async () => {
  const watched = await watchedPage(browser, server.url);
  await watched.page.goto(server.url);
  await watched.page.waitForURL('**/c/*/overview');
  await watched.close();
});

test('names the campaign and shows the headline figures of the API', async () => {
  const summary = await summaryOf(server.url, campaign);
  const watched = await opened('');
  const { page } = watched;
  assert.match(await page.title(), /^Overview, .+ – Reachline$/);
  assert.ok((await page.textContent('body')).includes(campaign.name));
  const stat = (label) =>
    page.evaluate((name) => {
      const found = [...document.querySelectorAll('.stat')].find((one) => one.querySelector('h2').textContent === name);
      const data = found.querySelector('.stat-value data');
      return data ? Number(data.value) : null;
    }, label);
  assert.equal(await stat('Impressions'), summary.figures.impressions.value);
  assert.equal(await stat('Spend'), summary.figures.spend.value);
  assert.equal(await stat('Link clicks'), summary.figures.clicks?.value ?? null);
  assert.deepEqual(await allFaults(watched), []);
  await watched.close();
});

test('says that example data are invented', async (context) => {
  if (!campaign.illustrative) return context.skip('The campaign is a real one.');
  const watched = await opened('');
  const notice = watched.page.getByRole('complementary', { name: 'Invented example data' });
  assert.equal((await notice.textContent()).trim(), 'Example data: every figure on this page is invented.');
  await watched.close();
});

for (const grain of ['day', 'week']) {
  test(`the table by ${grain} has every cell of the API, with its state`, async () => {
    const series = await seriesOf(server.url, campaign, grain);
    const watched = await opened(grain === 'week' ? '?grain=week&t=1' : '?t=1');
    const shown = await watched.page.$$eval('#fig-1 tbody tr', (rows) =>
      rows.map((row) => ({
        date: row.querySelector('time').dateTime,
        cells: [...row.querySelectorAll('td.number')].map((cell) => ({
          value: cell.querySelector('data') ? Number(cell.querySelector('data').value) : null,
          letter: cell.querySelector('abbr')?.textContent ?? null,
        })),
      })),
    );
    const letters = { moving: '[p]', partial: '[p]', revised: '[r]', not_rechecked: '[n]', suppressed: '[c]', missing: '[x]', na: '[z]' };
    const expected = series.rows.map((row) => ({
      date: row.date,
      cells: series.metrics.map((metric) => ({ value: row[metric], letter: letters[row[`${metric}_state`]] ?? null })),
    }));
    assert.deepEqual(shown, expected);
    await watched.close();
  });
}

test('the cursor reads every day of the figure by keyboard alone', async () => {
  const series = await seriesOf(server.url, campaign);
  const watched = await opened('');
  const slider = watched.page.getByRole('slider', { name: 'Day to read' });
  await slider.focus();
  await watched.page.keyboard.press('Home');
  const spoken = await slider.getAttribute('aria-valuetext');
  const first = series.rows.filter((row) => row.date === series.from && row.impressions !== null);
  for (const row of first) assert.ok(spoken.includes(`${row.impressions.toLocaleString('en-GB')} impressions`), spoken);
  await watched.page.keyboard.press('ArrowRight');
  assert.notEqual(await slider.getAttribute('aria-valuetext'), spoken);
  await watched.page.keyboard.press('Enter');
  await watched.page.waitForURL('**day=*');
  await watched.close();
});

for (const theme of ['light', 'dark', 'hc']) {
  for (const width of [360, 1280, 2560]) {
    test(`${theme} at ${width} px: no faults, no sideways scroll, accessible`, async () => {
      const watched = await opened(`?theme=${theme}`, { width, height: 900 });
      assert.equal(await watched.page.evaluate(() => document.documentElement.dataset.theme), theme);
      assert.ok((await pageOverflow(watched.page)) <= 0, 'the page scrolls sideways');
      assert.deepEqual(await accessibilityFaults(watched.page), []);
      assert.deepEqual(await allFaults(watched), []);
      await watched.close();
    });
  }
}

test('twice the text size fits, and the table is accessible', async () => {
  const watched = await opened('?t=1', { width: 640, height: 900 });
  await watched.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.ok((await pageOverflow(watched.page)) <= 0, 'the page scrolls sideways');
  assert.deepEqual(await accessibilityFaults(watched.page), []);
  await watched.close();
});

test('controls go into the address, and back returns', async () => {
  const watched = await opened('');
  const { page } = watched;
  await page.getByRole('combobox', { name: 'By' }).selectOption('week');
  await page.waitForURL('**grain=week');
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('grain'));
  assert.equal(await page.getByRole('combobox', { name: 'By' }).inputValue(), 'day');
  await watched.close();
});

test('a value that cannot be read is said, and the default shown', async () => {
  const watched = await opened('?grain=dayy');
  const text = await watched.page.textContent('main');
  assert.ok(text.includes('in this link, so days are shown.'), text);
  assert.equal(new URL(watched.page.url()).search, '');
  await watched.close();
});

test('the CSV link answers a file', async () => {
  const watched = await opened('');
  const link = await watched.page.getByRole('link', { name: 'CSV' }).getAttribute('href');
  assert.match(link, /format=csv&excel=1$/);
  if (process.env.REACHLINE_URL) {
    const response = await fetch(server.url + link);
    assert.match(response.headers.get('content-type'), /text\/csv/);
  }
  await watched.close();
});

test('on a small screen one sheet holds the controls', async () => {
  const watched = await opened('', { width: 360, height: 740 });
  const { page } = watched;
  await page.locator('.sheet-opener').click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'By' }).selectOption('week');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL('**grain=week');
  assert.deepEqual(await allFaults(watched), []);
  await watched.close();
});

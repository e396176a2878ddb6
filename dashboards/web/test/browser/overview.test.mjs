import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, serverUnderTest } from './chromium.mjs';
import { accessibilityFaults, allFaults, pageOverflow, settled, watchedPage } from './page.mjs';
import { campaignWithData, costsOf, pacingOf, seriesOf, summaryOf } from './question.mjs';

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
  assert.equal(await stat('Referral clicks'), summary.figures.referrals?.value ?? null);
  assert.equal(await stat('Cost per referral click'), summary.figures.cost_per_referral?.value ?? null);
  assert.ok((await page.textContent('h1')).startsWith(summary.headline));
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

async function saved(page, figure, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(figure).getByRole('button', { name, exact: true }).click(),
  ]);
  return { file: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

test('the CSV has the rows of the figure', async () => {
  const series = await seriesOf(server.url, campaign);
  const watched = await opened('');
  const { file, content } = await saved(watched.page, '#fig-1', 'CSV');
  assert.equal(file, `fig1_v${series.data_version}.csv`);
  const lines = content.toString('utf8').replace(/^\uFEFF/, '').trim().split('\r\n');
  assert.equal(lines.length, series.rows.length + 1);
  assert.match(lines[0], /^date,channel,impressions,impressions_state,.*,as_of,data_version,citation$/);
  await watched.close();
});

for (const figure of ['#fig-1', '#fig-2', '#fig-3']) {
  test(`${figure} is saved as a picture that stands alone`, async (context) => {
    if (figure === '#fig-2' && !campaign.referrals) return context.skip('No source of referral clicks is named.');
    const watched = await opened('');
    const svg = (await saved(watched.page, figure, 'SVG')).content.toString('utf8');
    assert.match(svg, /^<svg xmlns/);
    assert.ok(!svg.includes('var(--') && !svg.includes(' style='), 'it leans on a style sheet');
    assert.match(svg, /data v\d+/);
    const png = (await saved(watched.page, figure, 'PNG')).content;
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.length > 5000, 'it is empty');
    assert.deepEqual(await allFaults(watched), []);
    await watched.close();
  });
}

test('costs and spend against plan stand as the API has them', async (context) => {
  if (!campaign.referrals) return context.skip('No source of referral clicks is named.');
  const [costs, pacing] = [await costsOf(server.url, campaign), await pacingOf(server.url, campaign)];
  const watched = await opened('?t=2,3');
  const cells = (figure, column) =>
    watched.page.$$eval(`${figure} td[data-column=${column}]`, (all) =>
      all.map((cell) => (cell.querySelector('data') ? Number(cell.querySelector('data').value) : null)),
    );
  const byValue = (a, b) => (a === null) - (b === null) || a - b;
  assert.deepEqual(await cells('#fig-2', 'value'), costs.rows.map((row) => row.cost_per_referral).sort(byValue));
  assert.deepEqual(await cells('#fig-3', 'spent'), pacing.rows.map((row) => row.spent));
  assert.deepEqual(await cells('#fig-3', 'budget'), pacing.rows.map((row) => row.budget));
  await watched.close();
});

test('the headline stands before the library of the chart is asked for', async () => {
  const watched = await watchedPage(browser, server.url);
  const order = [];
  await watched.page.route('**/assets/time-*.js', async (route) => {
    order.push(await watched.page.textContent('h1'));
    await route.continue();
  });
  await watched.page.goto(address());
  await settled(watched.page);
  assert.ok(order.length === 1 && order[0].length > campaign.name.length, order.join());
  await watched.close();
});

test('the pages lead to each other, and back returns where one was', async () => {
  const watched = await opened('');
  const { page } = watched;
  await page.evaluate(() => window.scrollTo(0, 600));
  // A real click would first scroll the link into view.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Data' }).evaluate((link) => link.click());
  await page.waitForURL('**/data');
  await page.waitForFunction(() => document.activeElement?.id === 'page-title' && document.title.startsWith('Data, '));
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  await page.goBack();
  await page.waitForURL('**/overview');
  await page.waitForFunction(() => window.scrollY === 600 && document.title.startsWith('Overview, '));
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

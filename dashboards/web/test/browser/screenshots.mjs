import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serverUnderTest } from './chromium.mjs';

const out = process.env.OUT ?? 'screenshots';
const SHOTS = [
  { name: 'light-1280', width: 1280, theme: 'light' },
  { name: 'dark-1280', width: 1280, theme: 'dark' },
  { name: 'hc-1280', width: 1280, theme: 'hc' },
  { name: 'light-360', width: 360, theme: 'light' },
  { name: 'table-1280', width: 1280, theme: 'light', query: 't=1' },
  { name: 'week-dark-360', width: 360, theme: 'dark', query: 'grain=week' },
  { name: 'data-light-1280', width: 1280, theme: 'light', page: 'data' },
  { name: 'data-dark-360', width: 360, theme: 'dark', page: 'data' },
];

mkdirSync(out, { recursive: true });
const server = await serverUnderTest();
const browser = await launch();
const { campaigns } = await (await fetch(`${server.url}/v1/campaigns`)).json();
const id = encodeURIComponent(process.env.CAMPAIGN ?? campaigns[0]?.id ?? '');

/** What has to stand before a picture is taken. */
function ready(page, query) {
  if (page === 'data') return ['#fig-13 table', '#files table'];
  return [query === 't=1' ? '#fig-1 table' : '#fig-1 .readout', '.figure-pair .figure .chart'];
}

for (const { name, width, theme, query = '', page: shown = 'overview' } of SHOTS) {
  const page = await browser.newPage({ viewport: { width, height: width < 600 ? 740 : 900 } });
  await page.goto(`${server.url}/c/${id}/${shown}?${query}&theme=${theme}`);
  for (const part of ready(shown, query)) await page.waitForSelector(part);
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  await page.close();
}

await browser.close();
server.close();
console.log(`Wrote ${SHOTS.length} screenshots to ${out}`);

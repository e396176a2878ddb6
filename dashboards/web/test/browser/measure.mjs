/** How long the Overview of a running Reachline takes from navigation to its answer and to its charts. */
import { launch } from './chromium.mjs';

const url = process.env.REACHLINE_URL;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const browser = await launch();
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const measured = { headline: [], charts: [] };
for (let round = 0; round <= rounds; round += 1) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const begun = performance.now();
  await page.goto(`${url}/c/ghgc/overview`, { waitUntil: 'commit' });
  await page.waitForFunction(() => /£/.test(document.querySelector('h1')?.textContent ?? ''));
  const headline = performance.now() - begun;
  await page.waitForSelector('#fig-1 .readout');
  const charts = performance.now() - begun;
  await context.close();
  // The first visitor of a server that has just started, who warms it and the browser up.
  if (round === 0) {
    console.log(`Overview, first visit after the start: headline after ${headline.toFixed(0)} ms, charts after ${charts.toFixed(0)} ms`);
    continue;
  }
  measured.headline.push(headline);
  measured.charts.push(charts);
}
await browser.close();
console.log(`Overview, median of ${rounds} visits without a cache: headline after ${median(measured.headline).toFixed(0)} ms, charts after ${median(measured.charts).toFixed(0)} ms`);

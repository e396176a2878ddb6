import axe from 'axe-core';

/** A page that remembers everything that must not happen on it. */
export async function watchedPage(browser, origin, viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB' });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)) faults.push(`request elsewhere: ${url}`);
  });
  await page.addInitScript(() => {
    window.policyViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { page, faults, close: () => context.close() };
}

export async function allFaults({ page, faults }) {
  const violations = await page.evaluate(() => window.policyViolations);
  return [...faults, ...violations.map((violation) => `policy: ${violation}`)];
}

export async function settled(page) {
  await page.waitForSelector('#fig-1 .readout, #fig-1 table, #fig-1 .no-match');
  await page.waitForSelector('.figure-pair .figure .chart, .figure-pair .figure table, .figure-pair .figure .no-match');
}

/** Evaluated rather than loaded, so that the page's own policy stays in force. */
export async function accessibilityFaults(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

export function pageOverflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

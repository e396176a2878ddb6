import { chromium } from 'playwright-core';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
}

/** The server under test: a running Reachline, or example answers from fixtures. */
export async function serverUnderTest() {
  const given = process.env.REACHLINE_URL;
  if (given) return { url: given.replace(/\/$/, ''), close: () => {} };
  const { startStub } = await import('../stub/serve.mjs');
  return startStub();
}

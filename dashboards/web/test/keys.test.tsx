// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { figure, open, press, settle, text } from './page';

vi.mock('../src/charts/time', () => {
  const chart = { resize() {}, clear() {}, setOption() {}, dispose() {} };
  return { createChart: () => chart };
});

const OVERVIEW = '/c/ghgc/overview';

async function type(keys: string[], more: KeyboardEventInit = {}, target: Element = document.body): Promise<void> {
  for (const key of keys) {
    act(() => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })));
    await settle();
  }
}

const help = () => document.getElementById('help') as HTMLDialogElement;

describe('shortcuts', () => {
  it('go to the pages, and focus follows', async () => {
    await open(OVERVIEW);
    await type(['g', 'd']);
    expect(window.location.pathname).toBe('/c/ghgc/data');
    expect(document.activeElement?.id).toBe('page-title');
    await type(['g', 'o']);
    expect(window.location.pathname).toBe(OVERVIEW);
  });

  it('shift the days by their own number', async () => {
    await open(`${OVERVIEW}?range=2026-09-21..2026-09-27`);
    await type([']']);
    expect(window.location.search).toBe('?range=2026-09-28..2026-10-04');
    await type(['[', '[']);
    expect(window.location.search).toBe('?range=2026-09-14..2026-09-20');
  });

  it('turn the figure that has focus into its table', async () => {
    await open(OVERVIEW);
    figure(3).querySelector('button')!.focus();
    await type(['t']);
    expect(window.location.search).toBe('?t=3');
    expect(figure(3).querySelector('table')).not.toBeNull();
  });

  it('open the help, where they can be turned off', async () => {
    await open(OVERVIEW);
    await type(['?']);
    expect(help().open).toBe(true);
    expect(text(help())).toContain('gdgo to Data');
    act(() => help().querySelector<HTMLInputElement>('input[type=checkbox]')!.click());
    await press('Close', help());
    await type(['g', 'd']);
    expect(window.location.pathname).toBe(OVERVIEW);
    window.localStorage.clear();
  });

  it.each([{ altKey: true }, { ctrlKey: true }, { metaKey: true }])('do nothing with %o', async (held) => {
    await open(OVERVIEW);
    await type(['g', 'd', ']', '?'], held);
    expect(window.location.pathname + window.location.search).toBe(OVERVIEW);
    expect(help().open).toBe(false);
  });

  it('leave fields alone', async () => {
    await open(OVERVIEW);
    await type([']', 'g', 'd'], {}, document.querySelector('select')!);
    expect(window.location.pathname + window.location.search).toBe(OVERVIEW);
  });

  it('forget the first of two keys after a pause', async () => {
    await open(OVERVIEW);
    await type(['g']);
    await settle(2000);
    await type(['d']);
    expect(window.location.pathname).toBe(OVERVIEW);
  });
});

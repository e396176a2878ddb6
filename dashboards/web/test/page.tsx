/** The page in a simulated browser, with answers that a test gives. */
import { screen, within } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import { campaigns, cost, coverage, files, pacing, reach, rows, series, summary } from './example';

/** What a server that fails says. */
export interface Refused {
  refused: number;
  problem?: object;
}

export function refused(status: number, problem?: object): Refused {
  return problem ? { refused: status, problem } : { refused: status };
}

/** An answer that never comes. */
export const NEVER = new Promise<never>(() => {});
/** A server that cannot be reached. */
export const OFFLINE = Symbol('offline');

export type Answers = Record<string, unknown>;

const usual: Answers = {
  '/v1/campaigns': campaigns,
  '/v1/campaigns/ghgc/summary': summary,
  '/v1/campaigns/ghgc/series': (query: URLSearchParams) => (query.get('grain') === 'total' ? cost : series),
  '/v1/campaigns/ghgc/pacing': pacing,
  '/v1/campaigns/ghgc/reach': reach,
  '/v1/exports': files,
  '/v1/coverage': coverage,
  '/v1/unassigned': { as_of: summary.as_of, data_version: 37, rows: [] },
  '/v1/rows': rows,
  '/v1/definitions': { definitions: [] },
  '/v1/session': { name: '', role: 'analyst', by: 'loopback', expires: null },
};

function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

async function respond(answers: Answers, request: string): Promise<Response> {
  const url = new URL(request, 'http://stub');
  const found = answers[url.pathname];
  const given: unknown = typeof found === 'function' ? (found as (query: URLSearchParams) => unknown)(url.searchParams) : found;
  const answer = await given;
  if (answer === OFFLINE) throw new TypeError('Failed to fetch');
  if (isRefused(answer)) {
    const body = JSON.stringify(answer.problem ?? {});
    return new Response(body, { status: answer.refused, headers: { 'content-type': 'application/problem+json' } });
  }
  return new Response(JSON.stringify(answer ?? {}), { status: answer === undefined ? 404 : 200 });
}

export interface Opened {
  /** Every request so far, as method and address. */
  requests: string[];
  /** What was sent with those that sent anything. */
  bodies: string[];
  answers: Answers;
}

let root: HTMLElement | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  // Each test is a visit of its own: nothing is remembered from the one before.
  vi.resetModules();
});

afterEach(async () => {
  await vi.dynamicImportSettled();
  act(() => render(null, root!));
  root?.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets answers arrive and their consequences follow, and time pass. */
export async function settle(ms = 0): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(ms / 8);
      // The page's own chunks.
      await vi.dynamicImportSettled();
    });
  }
}

export async function open(address: string, changed: Answers = {}): Promise<Opened> {
  const opened: Opened = { requests: [], bodies: [], answers: { ...usual, ...changed } };
  vi.stubGlobal('fetch', (path: string, request?: RequestInit) => {
    opened.requests.push(`${request?.method ?? 'GET'} ${path}`);
    if (request?.body) opened.bodies.push(String(request.body));
    return respond(opened.answers, path);
  });
  root = document.createElement('div');
  document.body.append(root);
  window.history.replaceState(null, '', address);
  const { App } = await import('../src/App');

  act(() => render(<App />, root!));
  await settle();
  return opened;
}

export function text(element: Element | null = document.querySelector('main')): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function figure(id: number): HTMLElement {
  return document.getElementById(`fig-${id}`)!;
}

export async function press(name: string | RegExp, where: HTMLElement = document.body): Promise<void> {
  const button = within(where).getByRole('button', { name });
  act(() => button.click());
  await settle();
}

/** What screen readers were told, and what is shown for a moment. */
export const status = () => text(document.querySelector('[role=status]'));
export const alert = () => text(document.querySelector('[role=alert]'));
export const toast = () => text(document.querySelector('.toast'));

export { screen, within };

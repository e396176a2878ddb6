// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/dom';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { alert, open, refused, screen, settle, text, type Answers, type Opened } from './page';

const OVERVIEW = '/c/ghgc/overview';
const TOKEN = `rl_${'a'.repeat(64)}`;

function problem(code: string, title: string): object {
  return { type: `urn:reachline:problem:${code}`, title, status: 401, detail: 'Why.', remedy: 'What to do.' };
}

const WANTED = refused(401, problem('token_wanted', 'A token is needed'));
const SIGNED = { name: 'Ada', role: 'analyst', by: 'cookie', expires: null };
const input = () => screen.getByLabelText('Token') as HTMLInputElement;
const names = () => screen.getAllByRole('button').map((button) => text(button));

/** Everything is refused until somebody has signed in. */
function closed(): Answers {
  return { '/v1/campaigns': WANTED, '/v1/session': WANTED };
}

async function submit(token: string): Promise<void> {
  act(() => {
    fireEvent.input(input(), { target: { value: token } });
  });
  act(() => {
    fireEvent.submit(input().form!);
  });
  await settle();
}

async function opening(page: Opened, session: unknown = SIGNED): Promise<void> {
  const { campaigns } = await import('./example');
  Object.assign(page.answers, { '/sign-in': SIGNED, '/v1/campaigns': campaigns, '/v1/session': session });
}

describe('signing in', () => {
  it('asks for a token where the server wants one, and calls that no fault', async () => {
    await open(OVERVIEW, closed());
    expect(text(document.querySelector('h1'))).toBe('Sign in');
    expect(document.title).toBe('Sign in – Reachline');
    expect(document.querySelector('.notice')).toBeNull();
    expect(input().type).toBe('password');
  });

  it('shows the page that was asked for once the server knows who asks', async () => {
    const page = await open(OVERVIEW, closed());
    await opening(page);
    await submit(`  ${TOKEN} `);
    expect(page.requests).toContain('POST /sign-in');
    expect(page.bodies).toEqual([JSON.stringify({ token: TOKEN })]);
    expect(text(document.querySelector('h1'))).toContain('spent');
    expect(window.location.pathname).toBe(OVERVIEW);
    expect(page.requests.some((request) => request.includes('rl_'))).toBe(false);
  });

  it('says why a token is not taken, and lets try again', async () => {
    const page = await open(OVERVIEW, closed());
    page.answers['/sign-in'] = refused(401, problem('token_expired', 'The token has expired'));
    await submit(TOKEN);
    await settle(700);
    expect(text()).toContain('The token has expired.');
    expect(text()).toContain('Do: What to do.');
    expect(alert()).toContain('The token has expired.');
    await opening(page);
    await submit(TOKEN);
    expect(text(document.querySelector('h1'))).toContain('spent');
  });

  it('says so where the browser does not keep the cookie', async () => {
    const page = await open(OVERVIEW, closed());
    await opening(page, WANTED);
    await submit(TOKEN);
    expect(text()).toContain('The browser did not keep the sign-in.');
    expect(text()).toContain('https://');
  });

  it('leaves a proxy’s own refusal as it is', async () => {
    await open(OVERVIEW, { '/v1/campaigns': refused(401, { title: 'Log in to the proxy' }) });
    expect(text()).toContain('What: Log in to the proxy.');
    expect(screen.queryByLabelText('Token')).toBeNull();
  });
});

describe('signing out', () => {
  it.each(['loopback', 'proxy', 'token'])('is not for those who are known by %s', async (by) => {
    await open(OVERVIEW, { '/v1/session': { ...SIGNED, by } });
    expect(names()).toContain('Help: keyboard shortcuts');
    expect(names()).not.toContain('Sign out');
  });

  it('takes every figure off the page', async () => {
    const page = await open(OVERVIEW, { '/v1/session': SIGNED });
    Object.assign(page.answers, closed(), { '/sign-out': null });
    const button = screen.getAllByRole('button', { name: 'Sign out' })[0]!;
    act(() => button.click());
    await settle();
    expect(page.requests).toContain('POST /sign-out');
    expect(text(document.querySelector('h1'))).toBe('Sign in');
    expect(names()).not.toContain('Sign out');
    expect(text(document.body)).not.toContain('£');
  });

  it('says that somebody is still signed in where the server does not answer', async () => {
    await open(OVERVIEW, { '/v1/session': SIGNED, '/sign-out': refused(503) });
    const button = screen.getAllByRole('button', { name: 'Sign out' })[0]!;
    act(() => button.click());
    await settle(700);
    expect(alert()).toContain('still signed in');
  });
});

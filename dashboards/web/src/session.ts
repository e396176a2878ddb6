/** Who asks: signing in at this browser, and out again. */
import type { Session } from './answers';
import { ask, Problem } from './api';
import { SESSION, SIGN_IN, SIGN_OUT } from './api/paths';
import { tokenWanted } from './api/wanted';
import { createStore } from './store';
import { forgetAnswers } from './useAnswer';

/** Counts the people who used this page one after another: none sees what another was told. */
export const visit = createStore(0);

function anew(): void {
  forgetAnswers();
  tokenWanted.set(null);
  visit.set(visit.get() + 1);
}

const OURS = { accept: 'application/json', 'x-reachline': '1' };

/** The server's cookie says who asks from then on; the page itself does not keep the token. */
export async function signIn(token: string): Promise<void> {
  const headers = { ...OURS, 'content-type': 'application/json' };
  await ask<Session>(SIGN_IN, { method: 'POST', headers, body: JSON.stringify({ token }) });
  try {
    await ask<Session>(SESSION, { headers: OURS });
  } catch (error) {
    throw error instanceof Problem && error.details.status === 401 ? notKept() : error;
  }
  anew();
}

export async function signOut(): Promise<void> {
  await ask<null>(SIGN_OUT, { method: 'POST', headers: OURS });
  anew();
}

function notKept(): Problem {
  return new Problem('refused', {
    type: 'about:blank',
    title: 'The browser did not keep the sign-in',
    status: 0,
    detail: 'The token is right. The cookie that would remember it is kept only over HTTPS, or on the machine itself.',
    remedy: 'Open this page with an address that begins with https://, and let it set cookies.',
  });
}

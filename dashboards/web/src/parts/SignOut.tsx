import { alarm } from '../announce';
import type { Session } from '../answers';
import { signOut } from '../session';

async function leave(): Promise<void> {
  try {
    await signOut();
  } catch {
    alarm('You are still signed in: the server did not answer. Try again.');
  }
}

/** For whoever signed in at this browser; nobody else can sign out. */
export function SignOut({ session }: { session: Session | null }) {
  if (session?.by !== 'cookie') return null;
  const title = session.name === '' ? undefined : `Signed in as ${session.name}`;
  return (
    <button type="button" title={title} onClick={() => void leave()}>
      Sign out
    </button>
  );
}

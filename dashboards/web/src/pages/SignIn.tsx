import { useEffect, useState } from 'preact/hooks';
import { alarm } from '../announce';
import { Problem } from '../api';
import { unreadable } from '../api/problem';
import { tokenWanted } from '../api/wanted';
import { Notice } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { signIn } from '../session';
import { useStore } from '../store';

/** That nobody has said yet who asks is no fault; anything else is one. */
const NOT_YET = 'urn:reachline:problem:token_wanted';

/** Shown in place of every figure, where the server wants to know who asks. */
export function SignIn() {
  const wanted = useStore(tokenWanted);
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const problem = failed ?? (wanted?.details.type === NOT_YET ? null : wanted);

  useEffect(() => {
    document.title = 'Sign in – Reachline';
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    try {
      await signIn(token.trim());
    } catch (error) {
      setFailed(error instanceof Problem ? error : unreadable(error));
      setBusy(false);
    }
  }

  return (
    <main id="figures" tabIndex={-1}>
      <h1>Sign in</h1>
      {problem && <WhyNot problem={problem} />}
      <form class="panel prose sign-in" onSubmit={(event) => void submit(event)}>
        <p>
          Whoever runs this Reachline gives you a token. It begins with <code>rl_</code> and works like a password.
        </p>
        <label class="field">
          <span>Token</span>
          <input
            type="password"
            name="token"
            value={token}
            required
            maxLength={200}
            autoComplete="current-password"
            spellcheck={false}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </label>
        <p class="actions">
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Signing in' : 'Sign in'}
          </button>
        </p>
      </form>
    </main>
  );
}

function WhyNot({ problem }: { problem: Problem }) {
  const { title, detail } = problem.details;
  useEffect(() => alarm(`${title}. ${detail ?? ''} ${problem.remedy}`), [problem]);
  return (
    <Notice kind="error" title={`${title}.`}>
      {detail && (
        <p>
          <Prose text={detail} />
        </p>
      )}
      <p>
        <strong>Do:</strong> <Prose text={problem.remedy} />
      </p>
    </Notice>
  );
}

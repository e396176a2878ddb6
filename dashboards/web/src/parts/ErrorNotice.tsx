import { useEffect } from 'preact/hooks';
import { alarm, toast } from '../announce';
import type { Problem } from '../api';
import { copyText } from '../clipboard';
import { Notice } from './Notice';
import { Prose } from './Prose';

interface Props {
  problem: Problem;
  retry(): void;
}

async function copyDetails(problem: Problem): Promise<void> {
  const done = await copyText(JSON.stringify(problem.details, null, 2));
  toast(done ? 'Copied the details.' : 'This browser did not let the page copy.');
}

export function ErrorNotice({ problem, retry }: Props) {
  const { title, detail, allowed } = problem.details;
  useEffect(() => alarm(`${title}. ${detail ?? ''} ${problem.remedy}`), [problem]);
  return (
    <Notice kind="error">
      <p>
        <strong>What:</strong> {title}.
      </p>
      {detail && (
        <p>
          <strong>Why:</strong> <Prose text={detail} />
        </p>
      )}
      <p>
        <strong>Do:</strong> <Prose text={problem.remedy} />
        {allowed && allowed.length > 0 && ` Allowed: ${allowed.join(', ')}.`}
      </p>
      <p class="actions">
        <button type="button" onClick={retry}>
          Try again
        </button>
        <button type="button" onClick={() => void copyDetails(problem)}>
          Copy details
        </button>
      </p>
    </Notice>
  );
}

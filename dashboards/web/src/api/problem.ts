import type { ProblemDetails } from '../answers';

/** What went wrong, in the words of the page: what, why, do. */
export class Problem extends Error {
  constructor(
    readonly kind: 'offline' | 'refused',
    readonly details: ProblemDetails,
  ) {
    super(details.title);
  }

  get remedy(): string {
    return this.details.remedy ?? defaultRemedy(this.details.status);
  }
}

function defaultRemedy(status: number): string {
  if (status === 404) return 'Check the link or pick a campaign.';
  if (status === 413) return 'Send fewer days in one file, or use `reachline ingest FILE` on the machine itself.';
  if (status === 429) return 'Wait a minute, then try again.';
  if (status >= 400 && status < 500) return 'Change the highlighted setting.';
  return 'Try again; if it repeats, send the details to whoever runs this Reachline.';
}

export function offline(): Problem {
  return new Problem('offline', {
    type: 'about:blank',
    title: 'Cannot reach Reachline',
    status: 0,
    detail: 'The server did not answer.',
    remedy: 'Check your connection and that Reachline is running, then try again.',
  });
}

/** As much of an answer as tells why it is a refusal. */
export interface Refused {
  status: number;
  statusText: string;
  contentType: string | null;
  text: string;
}

function members({ contentType, text }: Refused): Partial<ProblemDetails> {
  if (!contentType?.includes('problem+json')) return {};
  try {
    return JSON.parse(text) as Partial<ProblemDetails>;
  } catch {
    return {};
  }
}

export function refusal(refused: Refused): Problem {
  return new Problem('refused', {
    type: 'about:blank',
    title: 'Reachline could not answer',
    status: refused.status,
    detail: `The server answered ${refused.status} ${refused.statusText}`.trim() + '.',
    ...members(refused),
  });
}

/** A fault that is not the server's word: an answer cut short, or one that is no JSON. */
export function unreadable(error: unknown): Problem {
  return new Problem('refused', {
    type: 'about:blank',
    title: 'The answer could not be read',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
  });
}

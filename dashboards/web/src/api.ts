import type { ProblemDetails } from './answers';
import type { DayRange } from './range';

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
  if (status === 429) return 'Wait a minute, then try again.';
  if (status >= 400 && status < 500) return 'Change the highlighted setting.';
  return 'Try again; if it repeats, send the details to whoever runs this Reachline.';
}

function offline(): Problem {
  return new Problem('offline', {
    type: 'about:blank',
    title: 'Cannot reach Reachline',
    status: 0,
    detail: 'The server did not answer.',
    remedy: 'Check your connection and that Reachline is running, then try again.',
  });
}

async function refusal(response: Response): Promise<Problem> {
  const fallback: ProblemDetails = {
    type: 'about:blank',
    title: 'Reachline could not answer',
    status: response.status,
    detail: `The server answered ${response.status} ${response.statusText}`.trim() + '.',
  };
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  const details = isProblem ? ((await response.json()) as Partial<ProblemDetails>) : {};
  return new Problem('refused', { ...fallback, ...details });
}

export async function fetchAnswer<T>(path: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw offline();
  }
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as T;
}

function query(pairs: Record<string, string | null>): string {
  const given = Object.entries(pairs).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${encodeURIComponent(value).replace(/%2C/g, ',')}`],
  );
  return given.length > 0 ? `?${given.join('&')}` : '';
}

export const CAMPAIGNS = '/v1/campaigns';
export const DEFINITIONS = '/v1/definitions';
export const SERIES_METRICS = ['impressions', 'spend', 'clicks'];

export function summaryPath(campaign: string, range: DayRange, asOf: string | null): string {
  return `/v1/campaigns/${encodeURIComponent(campaign)}/summary${query({ ...range, as_of: asOf })}`;
}

export interface SeriesQuestion {
  campaign: string;
  grain: string;
  range: DayRange;
  asOf: string | null;
}

function seriesPairs({ grain, range, asOf }: SeriesQuestion): Record<string, string | null> {
  return { metrics: SERIES_METRICS.join(','), by: 'channel', grain, ...range, as_of: asOf };
}

export function seriesPath(question: SeriesQuestion): string {
  return `/v1/campaigns/${encodeURIComponent(question.campaign)}/series${query(seriesPairs(question))}`;
}

/** The same rows as a file that a spreadsheet opens safely. */
export function seriesCsvPath(question: SeriesQuestion): string {
  const pairs = { ...seriesPairs(question), format: 'csv', excel: '1' };
  return `/v1/campaigns/${encodeURIComponent(question.campaign)}/series${query(pairs)}`;
}

export function exportsPath(asOf: string | null): string {
  return `/v1/exports${query({ as_of: asOf })}`;
}

export function unassignedPath(asOf: string | null): string {
  return `/v1/unassigned${query({ as_of: asOf })}`;
}

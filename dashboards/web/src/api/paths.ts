/** The addresses that the page asks. */
import type { DayRange } from '../range';

type Pairs = Record<string, string | null>;

export function query(pairs: Pairs): string {
  const given = Object.entries(pairs).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${encodeURIComponent(value).replace(/%2C/g, ',')}`],
  );
  return given.length > 0 ? `?${given.join('&')}` : '';
}

export const CAMPAIGNS = '/v1/campaigns';
export const DEFINITIONS = '/v1/definitions';
export const EXPORTS = '/v1/exports';
export const ROWS = '/v1/rows';
export const SESSION = '/v1/session';
export const SIGN_IN = '/sign-in';
export const SIGN_OUT = '/sign-out';

function ofCampaign(campaign: string, what: string, pairs: Pairs): string {
  return `/v1/campaigns/${encodeURIComponent(campaign)}/${what}${query(pairs)}`;
}

export function summaryPath(campaign: string, range: DayRange, asOf: string | null): string {
  return ofCampaign(campaign, 'summary', { ...range, as_of: asOf });
}

export function pacingPath(campaign: string, range: DayRange, asOf: string | null): string {
  return ofCampaign(campaign, 'pacing', { ...range, as_of: asOf });
}

export function reachPath(campaign: string, range: DayRange, asOf: string | null): string {
  return ofCampaign(campaign, 'reach', { ...range, as_of: asOf });
}

export interface SeriesQuestion {
  campaign: string;
  metrics: string[];
  grain: string;
  range: DayRange;
  asOf: string | null;
}

export function seriesPath({ campaign, metrics, grain, range, asOf }: SeriesQuestion): string {
  return ofCampaign(campaign, 'series', { metrics: metrics.join(','), by: 'channel', grain, ...range, as_of: asOf });
}

export function exportsPath(asOf: string | null): string {
  return `${EXPORTS}${query({ as_of: asOf })}`;
}

export function coveragePath(range: DayRange | null, asOf: string | null): string {
  return `/v1/coverage${query({ from: range?.from ?? null, to: range?.to ?? null, as_of: asOf })}`;
}

export function unassignedPath(asOf: string | null): string {
  return `/v1/unassigned${query({ as_of: asOf })}`;
}

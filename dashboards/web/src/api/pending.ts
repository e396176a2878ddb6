/**
 * Answers that the description of the API does not hold yet, under the names that they will have there.
 * Once `npm run generate` writes them, `answers.ts` takes them from the generated file and this one goes.
 */
import type { components } from '../generated/api';

type Schemas = components['schemas'];
type Channel = Schemas['CampaignAnswer']['channels'][number];
type State = Schemas['State'];

/** What a campaign may spend on one channel. */
export interface ChannelBudget {
  channel: Channel;
  amount: number;
}

/** The people whom a campaign is for. */
export interface Population {
  size: number;
  source: string;
}

/** The account whose visits count as referral clicks. */
export interface ReferralSource {
  source: string;
  account: string;
}

/** What happened on a day and may have moved the figures. */
export interface Annotation {
  day: string;
  text: string;
}

export type CampaignAnswer = Schemas['CampaignAnswer'] & {
  budgets: ChannelBudget[];
  population: Population | null;
  referrals: ReferralSource | null;
  annotations: Annotation[];
};

export type CampaignsAnswer = Omit<Schemas['CampaignsAnswer'], 'campaigns'> & { campaigns: CampaignAnswer[] };

export type MetricName = Schemas['MetricName'] | 'referrals' | 'key_events' | 'cost_per_referral';

export type TableRow = Schemas['Table'][number] & {
  referrals?: number | null;
  referrals_state?: State;
  key_events?: number | null;
  key_events_state?: State;
  cost_per_referral?: number | null;
  cost_per_referral_low?: number | null;
  cost_per_referral_high?: number | null;
  cost_per_referral_base?: number | null;
  cost_per_referral_state?: State;
};

export type SeriesAnswer = Omit<Schemas['SeriesAnswer'], 'metrics' | 'rows'> & { metrics: MetricName[]; rows: TableRow[] };

/** `figures` also holds `referrals`, `cost_per_referral` and `reach`. */
export type SummaryAnswer = Schemas['SummaryAnswer'] & { headline: string };

export type PacingState = 'under' | 'on_track' | 'over' | 'na';

/** Spend against plan; null as channel is the whole campaign. Money in major units. */
export interface PacingRow {
  channel: Channel | null;
  budget: number | null;
  planned: number | null;
  spent: number | null;
  share: number | null;
  index: number | null;
  state: PacingState;
}

export interface PacingAnswer {
  as_of: string;
  data_version: number;
  currency: string;
  from: string | null;
  to: string | null;
  rows: PacingRow[];
}

export interface ReachInput {
  channel: Channel;
  reach: number;
  source: string;
  account: string;
  entity: string;
}

/** How many people at least and at most, over all channels. */
export interface ReachAcross {
  low: number;
  high: number;
  point: number | null;
  method: 'independence';
  population: number | null;
  population_source: string | null;
  population_too_small: boolean;
  frequency_low: number | null;
  frequency_high: number | null;
  inputs: ReachInput[];
  missing: Channel[];
  note: string;
}

export type ReachAnswer = Schemas['ReachAnswer'] & { across: ReachAcross | null };

export type CoverageState = 'final' | 'moving' | 'not_rechecked' | 'held' | 'missing';

export interface CoverageRow {
  source: string;
  account: string;
  date: string;
  state: CoverageState;
}

export interface CoverageAnswer {
  as_of: string;
  data_version: number;
  from: string | null;
  to: string | null;
  rows: CoverageRow[];
}

export type Totals = Schemas['Totals'] & { referrals?: number; key_events?: number };

export interface FileProblem {
  code: string;
  message: string;
  remedy: string;
}

/** What became of a file that was sent, or would become of it. */
export interface FileReport {
  file: string;
  export_id: string | null;
  source: string | null;
  layout: string | null;
  account: string | null;
  report: string | null;
  level: string | null;
  breakdowns: string[];
  from: string | null;
  to: string | null;
  currency: string | null;
  exported_at: string | null;
  exported_at_from: 'flag' | 'file' | 'mtime' | null;
  rows: number;
  accepted: number;
  rejected: number;
  rejects: Schemas['RejectedRow'][];
  repeated_keys: number;
  totals: Totals;
  platform_totals: Totals | null;
  reconciled: boolean | null;
  status: 'visible' | 'duplicate' | 'held' | 'superseded' | 'quarantined' | 'incomplete' | 'checked';
  missing: Schemas['MissingEntity'][];
  warnings: string[];
  error: FileProblem | null;
}

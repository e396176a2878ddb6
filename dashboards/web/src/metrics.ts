/** What the page calls the metrics, and how it writes their values. */
import { axisCount, axisMoney, count, currencySymbol, money } from './format';

interface MetricWords {
  /** Above a column. */
  label: string;
  /** After a value, in a sentence. */
  noun: string;
}

const WORDS: Record<string, MetricWords> = {
  impressions: { label: 'Impressions', noun: 'impressions' },
  referrals: { label: 'Referral clicks', noun: 'referral clicks' },
  clicks: { label: 'Link clicks', noun: 'link clicks' },
  spend: { label: 'Spend', noun: 'spent' },
  cost_per_referral: { label: 'Cost per referral click', noun: 'per referral click' },
};

const MONEY = ['spend', 'cost_per_referral'];

export function metricLabel(metric: string): string {
  return WORDS[metric]?.label ?? metric;
}

export function metricNoun(metric: string): string {
  return WORDS[metric]?.noun ?? metric;
}

export function writeMetric(metric: string, value: number, currency: string): string {
  return MONEY.includes(metric) ? money(value, currency) : count(value);
}

/** Ticks of an axis. */
export function writeAxis(metric: string, value: number, currency: string): string {
  return MONEY.includes(metric) ? axisMoney(value, currency) : axisCount(value);
}

/** "Referral clicks a day", "Spend a week (£)". */
export function panelTitle(metric: string, unit: string, currency: string): string {
  const money = MONEY.includes(metric) ? ` (${currencySymbol(currency)})` : '';
  return `${metricLabel(metric)} a ${unit}${money}`;
}

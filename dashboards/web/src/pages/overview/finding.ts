import type { Campaign, Cell, Summary } from '../../answers';
import { headlineCount, headlineMoney } from '../../format';

function spent(cell: Cell | undefined, currency: string, budget: number | null): string | null {
  if (!cell || cell.value === null) return null;
  const of = budget === null ? '' : ` of ${headlineMoney(budget, currency)}`;
  return `${headlineMoney(cell.value, currency)}${of} spent`;
}

function shown(cell: Cell | undefined): string | null {
  return !cell || cell.value === null ? null : `${headlineCount(cell.value)} impressions`;
}

const STATED = ['spend', 'impressions'];

export function isPartial(summary: Summary): boolean {
  return STATED.some((metric) => summary.figures[metric]?.state === 'partial');
}

/** The answer in a sentence, put together from cells; it states them and infers nothing. */
export function finding(summary: Summary, campaign: Campaign, wholeCampaign: boolean): string {
  const budget = wholeCampaign ? campaign.budget : null;
  const money = spent(summary.figures['spend'], summary.currency, budget);
  const seen = shown(summary.figures['impressions']);
  if (money && seen) return `${money} for ${seen}`;
  return money ?? seen ?? `No spend or impressions received for ${campaign.name} on these days`;
}

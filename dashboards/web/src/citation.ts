import type { Campaign, Meta } from './answers';
import { fullMoment } from './dates';
import { formatUrl, type UrlState } from './url';

/** The address that gives these figures again, whatever comes later. */
export function fixedLink(state: UrlState, dataVersion: number | undefined): string {
  return window.location.origin + formatUrl({ ...state, asOf: `v${dataVersion ?? ''}`, day: null });
}

/** How to cite what is on the page. */
export function citationText(campaign: Campaign, meta: Meta, link: string): string {
  const example = campaign.illustrative ? 'Invented example data. ' : '';
  const asOf = fullMoment(meta.as_of, campaign.time_zone);
  return `${campaign.name}, Reachline. ${example}As of ${asOf}, data v${meta.data_version}. ${link}`;
}

/** The line below a figure. */
export function sourceLine(campaign: Campaign, meta: Meta): string {
  const example = campaign.illustrative ? 'Invented example data. ' : '';
  const asOf = fullMoment(meta.as_of, campaign.time_zone);
  return `${example}Source: exports of the platforms, through Reachline. As of ${asOf}, data v${meta.data_version}.`;
}

import type { UnassignedRow } from '../../answers';

/** A string of TOML: quoted, with what would end or change it escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, '\\u007f');
}

/** What maps a platform's campaign to the campaign above it in the configuration. By id, which no rename changes. */
export function ruleFor({ source, account, campaign, campaign_id }: UnassignedRow): string {
  return [
    '[[campaign.rule]]',
    `source = ${quoted(source)}`,
    `account = ${quoted(account)}`,
    `campaign = ${quoted(campaign_id ?? campaign)}`,
  ].join('\n');
}

/** What the page asks, asked again beside it, so that both can be compared. */

async function ask(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export async function campaignWithData(origin) {
  const { campaigns } = await ask(`${origin}/v1/campaigns`);
  const campaign = campaigns.find(({ first_day }) => first_day !== null);
  if (!campaign) throw new Error('The server under test has no campaign with data.');
  return campaign;
}

export function rangeOf({ flights, first_day, last_day }) {
  if (flights.length === 0) return { from: first_day, to: last_day };
  const from = flights.map((flight) => flight.from).sort()[0];
  const to = flights.map((flight) => flight.to).sort().at(-1);
  return { from, to };
}

export function summaryOf(origin, campaign) {
  const { from, to } = rangeOf(campaign);
  return ask(`${origin}/v1/campaigns/${encodeURIComponent(campaign.id)}/summary?from=${from}&to=${to}`);
}

export function pacingOf(origin, campaign) {
  const { from, to } = rangeOf(campaign);
  return ask(`${origin}/v1/campaigns/${encodeURIComponent(campaign.id)}/pacing?from=${from}&to=${to}`);
}

/** Costs by channel over the whole range. */
export function costsOf(origin, campaign) {
  const { from, to } = rangeOf(campaign);
  const query = `metrics=cost_per_referral&by=channel&grain=total&from=${from}&to=${to}`;
  return ask(`${origin}/v1/campaigns/${encodeURIComponent(campaign.id)}/series?${query}`);
}

export function seriesOf(origin, campaign, grain = 'day') {
  const { from, to } = rangeOf(campaign);
  const metrics = campaign.referrals ? 'impressions,referrals,clicks,spend' : 'impressions,clicks,spend';
  const query = `metrics=${metrics}&by=channel&grain=${grain}&from=${from}&to=${to}`;
  return ask(`${origin}/v1/campaigns/${encodeURIComponent(campaign.id)}/series?${query}`);
}

import type { Totals } from '../../answers';
import { count, fromMicros, money } from '../../format';
import { Status } from '../../parts/Status';

const NAMES: Record<keyof Totals, string> = {
  impressions: 'Impressions',
  spend_micros: 'Spend',
  clicks: 'Link clicks',
  clicks_all: 'All clicks',
  outbound_clicks: 'Outbound clicks',
  landing_page_views: 'Landing page views',
  views: 'Video views',
  thruplays: 'ThruPlays',
  video_25: 'Video to 25%',
  video_50: 'Video to 50%',
  video_75: 'Video to 75%',
  video_100: 'Video to the end',
  engagements: 'Engagements',
  referrals: 'Visits',
  key_events: 'Key events',
  contacts: 'Contacts',
  contacts_withheld: 'Withheld contacts',
};

const ORDER = Object.keys(NAMES) as (keyof Totals)[];

function write(metric: keyof Totals, value: number, currency: string): string {
  return metric === 'spend_micros' ? money(fromMicros(value), currency) : count(value);
}

/** What a file says it adds up to, and what its rows do. */
export interface Totalled {
  totals: Totals;
  platform_totals: Totals | null;
  reconciled: boolean | null;
  currency: string | null;
}

interface Compared {
  metric: keyof Totals;
  theirs: number;
  ours: number | null;
}

export function comparedTotals({ totals, platform_totals }: Totalled): Compared[] {
  return ORDER.flatMap((metric) => {
    const theirs = platform_totals?.[metric];
    return theirs === undefined ? [] : [{ metric, theirs, ours: totals[metric] ?? null }];
  });
}

/** What the accepted rows add up to; what the file does not carry is not there. */
export function TotalsList({ totals, currency }: Pick<Totalled, 'totals' | 'currency'>) {
  const told = ORDER.flatMap((metric) => {
    const value = totals[metric];
    return value === undefined ? [] : [`${NAMES[metric]} ${write(metric, value, currency ?? 'GBP')}`];
  });
  return <>{told.length > 0 ? told.join(', ') : 'none'}</>;
}

/** The file's own total against the sum of its rows. Whether they agree is the server's word. */
export function FileTotals({ file }: { file: Totalled }) {
  const compared = comparedTotals(file);
  const currency = file.currency ?? 'GBP';
  if (compared.length === 0) return <span class="muted">The file has no total</span>;
  return (
    <div class="totals">
      <Verdict reconciled={file.reconciled} />
      {compared.map(({ metric, theirs, ours }) => (
        <span key={metric}>
          {NAMES[metric]} {write(metric, theirs, currency)} / {ours === null ? '[x]' : write(metric, ours, currency)}
        </span>
      ))}
    </div>
  );
}

function Verdict({ reconciled }: { reconciled: boolean | null }) {
  if (reconciled === null) return <span class="muted">Not compared</span>;
  return reconciled ? (
    <Status icon="✓" words="Agree" tone="positive" />
  ) : (
    <Status icon="✕" words="Differ" tone="negative" />
  );
}

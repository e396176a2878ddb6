import type { Campaign, Cell, Definitions, Pacing, PacingRow, Reach, Summary } from '../../answers';
import { DEFINITIONS } from '../../api/paths';
import { count, headlineCount, headlineMoney, money } from '../../format';
import { shareWords, verdictOf } from '../../pacingWords';
import { Stat } from '../../parts/Stat';
import { Status } from '../../parts/Status';
import { useAnswer } from '../../useAnswer';
import { ReachStat } from './ReachStat';

interface Props {
  summary: Summary;
  campaign: Campaign;
  pacing: Pacing | null;
  reach: Reach | null;
}

function absent(state: Cell['state']): Cell {
  return { value: null, low: null, high: null, base: null, unit: 'count', state, definition: '' };
}

const NO_SOURCE = 'The configuration names no source of referral clicks for this campaign.';

export function Stats({ summary, campaign, pacing, reach }: Props) {
  const { currency, figures, moving_days, days } = summary;
  const definitions = useAnswer<Definitions>(DEFINITIONS).data?.definitions ?? [];
  const of = (metric: string, otherwise: Cell['state'] = 'missing') => {
    const cell = figures[metric] ?? absent(otherwise);
    const moves = cell.state === 'moving' && moving_days > 0;
    const definition = definitions.find(({ id }) => id === cell.definition)?.text;
    return { cell, definition, stateWords: moves ? `${moving_days} of ${days} days may still move` : undefined };
  };
  const referrals = (metric: string) => {
    const told = of(metric, campaign.referrals ? 'missing' : 'na');
    return campaign.referrals ? told : { ...told, stateWords: NO_SOURCE };
  };
  const whole = pacing?.rows.find(({ channel }) => channel === null) ?? null;
  const exactMoney = (value: number) => money(value, currency);
  const inHeadline = (value: number) => headlineMoney(value, currency);
  return (
    <div class="stats">
      <Stat label="Spend" headline={inHeadline} exact={exactMoney} {...of('spend')}>
        {whole && <AgainstPlan row={whole} currency={currency} />}
      </Stat>
      <Stat label="Impressions" headline={headlineCount} exact={count} {...of('impressions')} />
      <Stat label="Referral clicks" headline={headlineCount} exact={count} {...referrals('referrals')} />
      <Stat label="Cost per referral click" headline={exactMoney} exact={exactMoney} {...referrals('cost_per_referral')} />
      <ReachStat cell={of('reach').cell} definition={of('reach').definition} across={reach?.across ?? null} />
    </div>
  );
}

function AgainstPlan({ row, currency }: { row: PacingRow; currency: string }) {
  const share = shareWords(row, currency);
  return (
    <>
      {share && <p>{share} planned</p>}
      {row.planned !== null && <p class="muted">{headlineMoney(row.planned, currency)} due by now</p>}
      {share && (
        <p>
          <Status {...verdictOf(row)} />
        </p>
      )}
    </>
  );
}

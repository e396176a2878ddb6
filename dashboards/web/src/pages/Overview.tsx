import { useEffect } from 'preact/hooks';
import type { Exports, Pacing, Reach, Summary } from '../answers';
import { announce } from '../announce';
import { exportsPath, pacingPath, reachPath, summaryPath } from '../api/paths';
import { TITLE, useArrival } from '../arriving';
import { dayRange } from '../dates';
import { PageFrame, type PageProps } from '../parts/PageFrame';
import { resolveRange } from '../range';
import { useAnswer } from '../useAnswer';
import { NoData } from './NothingYet';
import { CostFigure } from './overview/CostFigure';
import { DailyFigure } from './overview/DailyFigure';
import { Headline } from './overview/Headline';
import { Held } from './overview/Held';
import { PacingFigure } from './overview/PacingFigure';

const FOOTER =
  'Impressions, spend and link clicks are the platforms’ own figures, added up. Reach is never added. A day is a day of ' +
  'the account’s time zone.';

export function Overview(props: PageProps) {
  const { campaign, latest, state } = props;
  const hasData = campaign.first_day !== null;
  const range = hasData ? resolveRange(state.range, campaign, latest.as_of) : null;
  const summary = useAnswer<Summary>(range && summaryPath(campaign.id, range, state.asOf));
  const pacing = useAnswer<Pacing>(range && pacingPath(campaign.id, range, state.asOf));
  const reach = useAnswer<Reach>(range && reachPath(campaign.id, range, state.asOf));
  const files = useAnswer<Exports>(exportsPath(state.asOf));
  const newest = useAnswer<Exports>(state.asOf === null ? null : exportsPath(null));
  const days = range ?? resolveRange(state.range, campaign, latest.as_of);
  useArrival(TITLE, true);

  useEffect(() => {
    const dates = days ? `${dayRange(days.from, days.to)}, ` : '';
    document.title = `Overview, ${dates}${campaign.name} – Reachline`;
  }, [days?.from, days?.to, campaign.name]);

  useEffect(() => {
    if (summary.phase === 'waiting' && summary.data && range) {
      announce(`Updating to ${dayRange(range.from, range.to)}…`);
    }
  }, [summary.phase]);

  const ready = summary.data !== null || summary.problem !== null;
  return (
    <PageFrame
      {...props}
      meta={summary.data ?? files.data ?? latest}
      files={files}
      newest={newest}
      moving={summary.data && { days: summary.data.moving_days, of: summary.data.days }}
      figures
      answers={[summary, files, pacing]}
      footer={FOOTER}
    >
      {range ? (
        <>
          <Headline campaign={campaign} state={state} range={range} answer={summary} pacing={pacing.data} reach={reach.data} />
          <Held files={files.data?.exports ?? []} />
          <DailyFigure campaign={campaign} state={state} range={range} ready={ready} />
          <div class="figure-pair">
            {campaign.referrals && <CostFigure campaign={campaign} state={state} range={range} />}
            <PacingFigure campaign={campaign} state={state} answer={pacing} />
          </div>
        </>
      ) : (
        <NoData campaign={campaign} />
      )}
    </PageFrame>
  );
}

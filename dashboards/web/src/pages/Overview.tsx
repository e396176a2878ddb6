import { useEffect } from 'preact/hooks';
import type { Campaign, Campaigns, Exports, Summary } from '../answers';
import { exportsPath, summaryPath } from '../api';
import { announce } from '../announce';
import { inChannelOrder } from '../channels';
import { dayRange } from '../dates';
import { ControlBar } from '../parts/ControlBar';
import { Provenance } from '../parts/Provenance';
import { resolveRange } from '../range';
import type { UrlState } from '../url';
import { useAnswer } from '../useAnswer';
import { versionsOf } from '../versions';
import { NoData } from './NothingYet';
import { DailyFigure } from './overview/DailyFigure';
import { Files } from './overview/Files';
import { Headline } from './overview/Headline';
import { PageNotices } from './overview/PageNotices';
import { Unassigned } from './overview/Unassigned';
import { needsDecision } from './overview/fileStates';

interface Props {
  campaign: Campaign;
  latest: Campaigns;
  state: UrlState;
  problems: string[];
}

export function Overview({ campaign, latest, state, problems }: Props) {
  const range = resolveRange(state.range, campaign, latest.as_of);
  const summary = useAnswer<Summary>(range && summaryPath(campaign.id, range, state.asOf));
  const files = useAnswer<Exports>(exportsPath(state.asOf));
  const newest = useAnswer<Exports>(state.asOf === null ? null : exportsPath(null));
  const meta = summary.data ?? files.data ?? latest;
  const channels = inChannelOrder(campaign.channels);
  const hasData = campaign.first_day !== null;
  const held = (files.data?.exports ?? []).filter(needsDecision).length;

  useEffect(() => {
    document.title = range
      ? `Overview, ${dayRange(range.from, range.to)}, ${campaign.name} – Reachline`
      : `Overview, ${campaign.name} – Reachline`;
  }, [range?.from, range?.to, campaign.name]);

  useEffect(() => {
    if (summary.phase === 'waiting' && summary.data && range) {
      announce(`Updating to ${dayRange(range.from, range.to)}…`);
    }
  }, [summary.phase]);

  return (
    <>
      {campaign.illustrative && (
        <aside class="example" aria-label="Invented example data">
          <strong>Example data:</strong> every figure on this page is invented.
        </aside>
      )}
      <ControlBar
        campaign={campaign}
        asOf={latest.as_of}
        channels={channels}
        versions={versionsOf((newest.data ?? files.data)?.exports ?? [])}
        state={state}
        dataVersion={meta.data_version}
      />
      <Provenance
        meta={meta}
        campaign={campaign}
        moving={summary.data && { days: summary.data.moving_days, of: summary.data.days }}
        held={held}
      />
      <main id="figures" tabIndex={-1}>
        <PageNotices campaign={campaign} meta={meta} latest={latest} problems={problems} answers={[summary, files]} />
        {hasData && range ? (
          <>
            <Headline campaign={campaign} state={state} range={range} answer={summary} />
            <DailyFigure campaign={campaign} state={state} range={range} figure={1} />
          </>
        ) : (
          <NoData campaign={campaign} />
        )}
        <Files answer={files} campaign={campaign} />
        <Unassigned asOf={state.asOf} />
      </main>
      <footer>
        <p>
          Impressions, spend and link clicks are the platforms’ own figures, added up. Reach is never added. A day is a
          day of the account’s time zone.
        </p>
      </footer>
    </>
  );
}

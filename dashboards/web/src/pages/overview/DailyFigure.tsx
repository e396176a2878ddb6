import { useMemo } from 'preact/hooks';
import type { Campaign, Series } from '../../answers';
import { seriesPath } from '../../api/paths';
import { channelName } from '../../channels';
import { annotationsWithin } from '../../charts/annotations';
import { fixedLink, sourceLine } from '../../citation';
import { dayIn, dayRange } from '../../dates';
import { describeTimeChart, stateCounts } from '../../describe';
import { tableSwitch } from '../../figureTables';
import { metricLabel, metricNoun, writeMetric } from '../../metrics';
import { isLeftOut, isMoving, observe, type Observations } from '../../observations';
import { Figure } from '../../parts/Figure';
import { FigureBody } from '../../parts/FigureBody';
import { Skeleton } from '../../parts/Skeleton';
import type { DayRange } from '../../range';
import { seriesTable } from '../../seriesTable';
import type { UrlState } from '../../url';
import { useAnswer } from '../../useAnswer';
import { Annotations } from './Annotations';
import { DailyDrawing } from './DailyDrawing';
import { DailyTable } from './DailyTable';
import { NoMatch } from './NoMatch';

interface Props {
  campaign: Campaign;
  state: UrlState;
  range: DayRange;
  /** The chart's library is asked for only once the headline stands. */
  ready: boolean;
}

const FIGURE = 1;
const HEIGHT = 560;

/** What the two panels measure. Without a source of referrals, the platforms' own clicks stand in, by their name. */
export function dailyMetrics({ referrals }: Pick<Campaign, 'referrals'>): { drawn: [string, string]; asked: string[] } {
  return referrals
    ? { drawn: ['impressions', 'referrals'], asked: ['impressions', 'referrals', 'clicks', 'spend'] }
    : { drawn: ['impressions', 'clicks'], asked: ['impressions', 'clicks', 'spend'] };
}

export function DailyFigure({ campaign, state, range, ready }: Props) {
  const { drawn: metrics, asked } = dailyMetrics(campaign);
  const answer = useAnswer<Series>(
    seriesPath({ campaign: campaign.id, metrics: asked, grain: state.grain, range, asOf: state.asOf }),
  );
  const series = answer.data;
  const data = useMemo(
    () => (series ? observe(series, state.channels, dayIn(series.as_of, campaign.time_zone)) : null),
    [series, state.channels],
  );
  const unit = series?.grain === 'week' ? 'week' : 'day';
  const annotations = annotationsWithin(campaign.annotations, range.from, range.to);
  const drawn: Daily | null = series && data && data.rows.length > 0 ? { series, data, range, unit, metrics, annotations, campaign } : null;
  const citation = fixedLink(state, series?.data_version);
  const names = state.channels ? state.channels.map(channelName).join(', ') : 'all channels';
  const measures = metrics.map((metric) => metricLabel(metric));
  const { asTable, onTable } = tableSwitch(state, FIGURE);

  return (
    <Figure
      id={FIGURE}
      title={`${measures[0]} and ${measures[1]!.toLowerCase()} by channel, by ${unit}`}
      subtitle={`${dayRange(range.from, range.to)}, ${names}. Both panels share one time axis; each has its own scale, from zero.`}
      asTable={asTable}
      onTable={onTable}
      table={drawn && (() => seriesTable(drawn.series, drawn.data, annotations, citation))}
      version={series?.data_version ?? null}
      description={drawn && <Description {...drawn} />}
      letters={drawn ? pictureKey(drawn) : []}
      source={series ? sourceLine(campaign, series) : ''}
      citation={citation}
    >
      <FigureBody answer={answer} name={`${measures.join(' and ').toLowerCase()} by ${unit}`} height={HEIGHT}>
        {!drawn && <NoMatch what={metrics.map(metricNoun).join(' or ')} names={names} range={range} />}
        {drawn && asTable && <DailyTable {...drawn} />}
        {drawn && !asTable && ready && <DailyDrawing {...drawn} pinned={state.day} />}
        {drawn && !asTable && !ready && <Skeleton name="the chart" height={HEIGHT} phase="quiet" stop={() => {}} />}
        {drawn && <LeftOut data={drawn.data} metrics={metrics} />}
        {drawn && <Annotations annotations={annotations} />}
        {!campaign.referrals && (
          <p class="muted">
            The configuration names no source of referral clicks for this campaign. Link clicks are clicks on the ads,
            as the platforms count them; they are not referrals.
          </p>
        )}
      </FigureBody>
    </Figure>
  );
}

export interface Daily {
  series: Series;
  data: Observations;
  range: DayRange;
  unit: 'day' | 'week';
  metrics: [string, string];
  annotations: Campaign['annotations'];
  campaign: Campaign;
}

function pictureKey({ data, annotations }: Daily): string[] {
  const moving = data.dates.some((date) => isMoving(data, date));
  const texts = annotations.map(({ text }, index) => `${index + 1}: ${text}`);
  return [...(moving ? ['Hatched days and hollow markers may still move.'] : []), ...texts];
}

function LeftOut({ data, metrics }: { data: Observations; metrics: string[] }) {
  if (!metrics.some((metric) => isLeftOut(data, 'meta', metric))) return null;
  return (
    <p class="muted">
      Some figures of Meta are split between Facebook and Instagram by no file. They are not drawn beside these two; they
      stand in the table as {channelName('meta')}.
    </p>
  );
}

function Description({ series, data, range, unit, metrics, annotations, campaign }: Daily) {
  const described = { data, ...range, zone: campaign.time_zone, grain: unit };
  const measure = (metric: string) => ({
    metric,
    name: metricNoun(metric),
    write: (value: number) => writeMetric(metric, value, series.currency),
  });
  return (
    <>
      {metrics.map((metric) => (
        <p key={metric}>{describeTimeChart(described, measure(metric))}</p>
      ))}
      <p>
        {stateCounts(described)}
        {annotations.length > 0 && ` Annotated: ${annotations.map(({ text }) => text).join('; ')}.`}
      </p>
    </>
  );
}

import { useMemo, useState } from 'preact/hooks';
import type { Campaign, Series } from '../../answers';
import { seriesCsvPath, seriesPath } from '../../api';
import { channelName } from '../../channels';
import { DayCursor } from '../../charts/DayCursor';
import { TimeChart } from '../../charts/TimeChart';
import { dayIn, dayRange, fullMoment } from '../../dates';
import { describeTimeChart, stateCounts } from '../../describe';
import { axisCount, axisMoney, currencySymbol } from '../../format';
import { go } from '../../location';
import { hasValue, observe, type Observations } from '../../observations';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Figure } from '../../parts/Figure';
import { Prose } from '../../parts/Prose';
import { Skeleton } from '../../parts/Skeleton';
import type { DayRange } from '../../range';
import { readoutOf, writeMetric } from '../../readout';
import { seriesTable } from '../../seriesTable';
import { formatUrl, type UrlState } from '../../url';
import { useAnswer } from '../../useAnswer';
import { DailyTable } from './DailyTable';
import { NoMatch } from './NoMatch';

interface Props {
  campaign: Campaign;
  state: UrlState;
  range: DayRange;
  figure: number;
}

const HEIGHT = 560;

function toggled(tables: number[], figure: number, shown: boolean): number[] {
  const others = tables.filter((id) => id !== figure);
  return shown ? [...others, figure].sort((a, b) => a - b) : others;
}

export function DailyFigure({ campaign, state, range, figure }: Props) {
  const question = { campaign: campaign.id, grain: state.grain, range, asOf: state.asOf };
  const answer = useAnswer<Series>(seriesPath(question));
  const series = answer.data;
  const data = useMemo(() => (series ? observe(series, state.channels, dayIn(series.as_of, campaign.time_zone)) : null), [series, state.channels]);
  const asTable = state.tables.includes(figure);
  const unit = series?.grain === 'week' ? 'week' : 'day';
  const drawn = series && data && data.rows.length > 0 ? { series, data } : null;
  const citation = window.location.origin + formatUrl({ ...state, asOf: `v${series?.data_version ?? ''}`, day: null });
  const names = state.channels ? state.channels.map(channelName).join(', ') : 'all channels';

  return (
    <Figure
      id={figure}
      title={`Impressions and spend by channel, by ${unit}`}
      subtitle={`${dayRange(range.from, range.to)}, ${names}. Both panels share one time axis; each has its own scale, from zero.`}
      asTable={asTable}
      onTable={(shown) => go({ tables: toggled(state.tables, figure, shown) }, 'replace')}
      csvPath={seriesCsvPath(question)}
      copied={drawn && (() => seriesTable(drawn.series, drawn.data, citation))}
      description={drawn && <Description {...drawn} range={range} zone={campaign.time_zone} unit={unit} />}
      source={series ? sourceLine(series, campaign) : ''}
    >
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {!series && !answer.problem && (
        <Skeleton name="impressions and spend by day" height={HEIGHT} phase={answer.phase} stop={answer.stop} />
      )}
      {series && !drawn && <NoMatch names={names} range={range} />}
      {drawn && asTable && <DailyTable {...drawn} range={range} unit={unit} />}
      {drawn && !asTable && <Drawing {...drawn} campaign={campaign} range={range} unit={unit} pinned={state.day} />}
      {series?.notes.map((note) => (
        <p key={note} class="muted">
          <Prose text={note} />
        </p>
      ))}
    </Figure>
  );
}

function sourceLine(series: Series, campaign: Campaign): string {
  const example = campaign.illustrative ? 'Invented example data. ' : '';
  const asOf = fullMoment(series.as_of, campaign.time_zone);
  return `${example}Source: exports of the platforms, through Reachline. As of ${asOf}, data v${series.data_version}.`;
}

interface Drawn {
  series: Series;
  data: Observations;
}

function Description({ series, data, range, zone, unit }: Drawn & { range: DayRange; zone: string; unit: 'day' | 'week' }) {
  const described = { data, ...range, zone, grain: unit };
  const measure = (metric: string) => ({
    metric,
    name: metric,
    write: (value: number) => writeMetric(metric, value, series.currency),
  });
  return (
    <>
      <p>{describeTimeChart(described, measure('impressions'))}</p>
      <p>{describeTimeChart(described, measure('spend'))}</p>
      <p>{stateCounts(described)}</p>
    </>
  );
}

interface DrawingProps extends Drawn {
  campaign: Campaign;
  range: DayRange;
  unit: 'day' | 'week';
  pinned: string | null;
}

function Drawing({ series, data, campaign, range, unit, pinned }: DrawingProps) {
  const [chosen, setChosen] = useState<string | null>(pinned);
  const found = chosen === null ? -1 : data.dates.indexOf(chosen);
  const newest = data.dates.findLastIndex((day) => hasValue(data, day));
  const index = Math.max(0, found < 0 ? newest : found);
  const date = data.dates[index] ?? range.from;
  const { currency } = series;
  const panels = [
    { metric: 'impressions', title: `Impressions a ${unit}`, axis: axisCount },
    { metric: 'spend', title: `Spend a ${unit} (${currencySymbol(currency)})`, axis: (value: number) => axisMoney(value, currency) },
  ];
  const move = (to: number) => setChosen(data.dates[to] ?? null);
  return (
    <TimeChart
      label={`Impressions and spend by channel, ${dayRange(range.from, range.to)}. Described in words and as a table beside this figure.`}
      data={data}
      grain={unit}
      panels={panels}
      flights={campaign.flights}
      onPoint={move}
    >
      {(geometry) => (
        <DayCursor
          geometry={geometry}
          count={data.dates.length}
          index={index}
          readout={readoutOf(data, date, unit, currency)}
          zone={campaign.time_zone}
          unit={unit}
          onMove={move}
          onPin={(to) => go({ day: data.dates[to] ?? null }, 'replace')}
        />
      )}
    </TimeChart>
  );
}

import type { Campaign, Series } from '../../answers';
import { seriesPath } from '../../api/paths';
import { channelName } from '../../channels';
import { IntervalChart } from '../../charts/IntervalChart';
import { scaleBetween } from '../../charts/scale';
import { fixedLink, sourceLine } from '../../citation';
import { dayRange } from '../../dates';
import { tableSwitch } from '../../figureTables';
import { money } from '../../format';
import { besideDot, describeIntervals } from '../../intervalWords';
import { intervalsOf, type Interval } from '../../intervals';
import { writeAxis } from '../../metrics';
import { Figure } from '../../parts/Figure';
import { FigureBody } from '../../parts/FigureBody';
import { StateKey } from '../../parts/StateKey';
import { cited, type PlainTable } from '../../plainTable';
import type { DayRange } from '../../range';
import { statesToExplain, stateText } from '../../states';
import type { UrlState } from '../../url';
import { useAnswer } from '../../useAnswer';
import { CostTable } from './CostTable';

interface Props {
  campaign: Campaign;
  state: UrlState;
  range: DayRange;
}

const FIGURE = 2;
const RATIO = 'cost_per_referral';

export function CostFigure({ campaign, state, range }: Props) {
  const question = { campaign: campaign.id, metrics: [RATIO], grain: 'total', range, asOf: state.asOf };
  const answer = useAnswer<Series>(seriesPath(question));
  const series = answer.data;
  const rows = series ? intervalsOf(series, RATIO, state.channels) : [];
  const write = (value: number) => money(value, series?.currency ?? campaign.currency);
  const { asTable, onTable } = tableSwitch(state, FIGURE);
  const citation = fixedLink(state, series?.data_version);
  const scale = scaleOf(rows);
  const start = scale && scale.min > 0 ? ` The axis starts at ${writeAxis(RATIO, scale.min, campaign.currency)}.` : '';
  return (
    <Figure
      id={FIGURE}
      title="Cost per referral click, with 95% interval"
      subtitle={`Spend divided by referral clicks, ${dayRange(range.from, range.to)}. Lowest cost first; n counts referral clicks.${start}`}
      asTable={asTable}
      onTable={onTable}
      table={series && rows.length > 0 ? () => costTable(series, rows, citation) : null}
      version={series?.data_version ?? null}
      description={rows.length > 0 && <p>{describeIntervals(rows, 'cost per referral click', write)}</p>}
      letters={statesToExplain(rows.map((row) => row.state)).map((state) => `[${stateText(state)?.letter}] ${stateText(state)?.words}`)}
      source={series ? sourceLine(campaign, series) : ''}
      citation={citation}
    >
      <FigureBody answer={answer} name="cost per referral click" height={280}>
        {rows.length === 0 && <p class="no-match">No channel has referral clicks and spend on these days.</p>}
        {rows.length > 0 && asTable && <CostTable rows={rows} range={range} write={write} />}
        {scale && !asTable && (
          <IntervalChart
            label={`Dot chart of the cost per referral click of ${rows.length} channels, with 95% intervals.`}
            rows={rows}
            names={rows.map((row) => channelName(row.channel))}
            words={rows.map((row) => besideDot(row, write))}
            scale={scale}
            axis={(value) => writeAxis(RATIO, value, campaign.currency)}
          />
        )}
        {rows.length > 0 && !scale && !asTable && <Nothing rows={rows} write={write} />}
        {!asTable && <StateKey states={rows.map((row) => row.state)} />}
      </FigureBody>
    </Figure>
  );
}

function scaleOf(rows: Interval[]) {
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high].filter((end) => end !== null));
  return ends.length === 0 ? null : scaleBetween(Math.min(...ends), Math.max(...ends));
}

/** No channel has anything to draw; each says why. */
function Nothing({ rows, write }: { rows: Interval[]; write(value: number): string }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.channel}>
          {channelName(row.channel)}: {besideDot(row, write).join(' ')}
        </li>
      ))}
    </ul>
  );
}

function costTable(series: Series, rows: Interval[], citation: string): PlainTable {
  const columns = ['channel', RATIO, ...['low', 'high', 'base', 'state'].map((part) => `${RATIO}_${part}`)];
  const cells = rows.map((row) => [row.channel, row.value, row.low, row.high, row.base, row.state]);
  return cited({ columns, rows: cells }, series, citation);
}

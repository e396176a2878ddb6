import type { Campaign, Pacing, PacingRow } from '../../answers';
import { PacingChart } from '../../charts/PacingChart';
import { fixedLink, sourceLine } from '../../citation';
import { dayRange } from '../../dates';
import { tableSwitch } from '../../figureTables';
import { axisMoney } from '../../format';
import { besideBar, describePacing, drawnPacing, pacingName } from '../../pacingWords';
import { Figure } from '../../parts/Figure';
import { FigureBody } from '../../parts/FigureBody';
import { cited, type PlainTable } from '../../plainTable';
import type { UrlState } from '../../url';
import type { Answer } from '../../useAnswer';
import { PacingTable } from './PacingTable';

interface Props {
  campaign: Campaign;
  state: UrlState;
  answer: Answer<Pacing>;
}

const FIGURE = 3;

function subtitleOf(pacing: Pacing | null): string {
  const days = pacing?.from && pacing.to ? `${dayRange(pacing.from, pacing.to)}. ` : '';
  return `${days}Bar: spent. Long line: budget. Short line: what an even spend would have reached by now.`;
}

export function PacingFigure({ campaign, state, answer }: Props) {
  const pacing = answer.data;
  const rows = pacing ? drawnPacing(pacing.rows, state.channels) : [];
  const currency = pacing?.currency ?? campaign.currency;
  const { asTable, onTable } = tableSwitch(state, FIGURE);
  const citation = fixedLink(state, pacing?.data_version);
  return (
    <Figure
      id={FIGURE}
      title="Spend against plan, to date"
      subtitle={subtitleOf(pacing)}
      asTable={asTable}
      onTable={onTable}
      table={pacing && pacing.rows.length > 0 ? () => pacingTable(pacing, citation) : null}
      version={pacing?.data_version ?? null}
      description={rows.length > 0 && <p>{describePacing(rows, currency)}</p>}
      source={pacing ? sourceLine(campaign, pacing) : ''}
      citation={citation}
    >
      <FigureBody answer={answer} name="spend against plan" height={280}>
        {rows.length === 0 && <p class="no-match">No spend and no budget to compare on these days.</p>}
        {rows.length > 0 && asTable && <PacingTable rows={pacing?.rows ?? []} currency={currency} />}
        {rows.length > 0 && !asTable && (
          <PacingChart
            label={`Bar chart of spend against budget for ${rows.map(pacingName).join(', ')}.`}
            rows={rows}
            names={rows.map(pacingName)}
            words={rows.map((row) => besideBar(row, currency))}
            axis={(value) => axisMoney(value, currency)}
          />
        )}
      </FigureBody>
    </Figure>
  );
}

const FIELDS: (keyof PacingRow)[] = ['channel', 'budget', 'planned', 'spent', 'share', 'index', 'state'];

/** The whole campaign is the row without a channel. */
function pacingTable(pacing: Pacing, citation: string): PlainTable {
  return cited({ columns: FIELDS, rows: pacing.rows.map((row) => FIELDS.map((field) => row[field])) }, pacing, citation);
}

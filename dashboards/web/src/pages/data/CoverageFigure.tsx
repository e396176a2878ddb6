import { useState } from 'preact/hooks';
import type { Campaign, Coverage, ExportFile } from '../../answers';
import { fixedLink, sourceLine } from '../../citation';
import { dayRange } from '../../dates';
import { useNarrow } from '../../narrow';
import { Figure } from '../../parts/Figure';
import { FigureBody } from '../../parts/FigureBody';
import { cited, type PlainTable } from '../../plainTable';
import type { UrlState } from '../../url';
import type { Answer } from '../../useAnswer';
import { calendarOf, choresOf, COVERAGE, COVERAGE_STATES, describeAccount, type Calendar } from './coverage';
import { CoverageCalendar, CoverageWeeks } from './CoverageCalendar';

interface Props {
  campaign: Campaign;
  state: UrlState;
  answer: Answer<Coverage>;
  files: ExportFile[];
}

/** Figures keep their number through all pages. */
const FIGURE = 13;

export function CoverageFigure({ campaign, state, answer, files }: Props) {
  const coverage = answer.data;
  const calendar = coverage ? calendarOf(coverage) : null;
  const citation = fixedLink(state, coverage?.data_version);
  const days = calendar && calendar.days.length > 0 ? dayRange(calendar.days[0]!, calendar.days.at(-1)!) : '';
  return (
    <Figure
      id={FIGURE}
      title="What arrived, by account and day"
      subtitle={days ? `${days}, every account that is configured or known.` : 'Every account that is configured or known.'}
      asTable={null}
      table={coverage && coverage.rows.length > 0 ? () => coverageTable(coverage, citation) : null}
      version={coverage?.data_version ?? null}
      description={calendar && calendar.accounts.map((account) => <p key={account.name}>{describeAccount(account)}</p>)}
      source={coverage ? sourceLine(campaign, coverage) : ''}
      citation={citation}
    >
      <FigureBody answer={answer} name="the calendar" height={220}>
        {calendar?.accounts.length === 0 && <p class="no-match">No account is configured, and no file was loaded.</p>}
        {calendar && calendar.accounts.length > 0 && (
          <>
            <Drawn calendar={calendar} days={days} />
            <Key calendar={calendar} />
            <Chores calendar={calendar} files={files} zone={campaign.time_zone} />
          </>
        )}
      </FigureBody>
    </Figure>
  );
}

function Drawn({ calendar, days }: { calendar: Calendar; days: string }) {
  const narrow = useNarrow();
  const [chosen, setChosen] = useState('');
  const account = calendar.accounts.find(({ name }) => name === chosen) ?? calendar.accounts[0]!;
  if (!narrow) return <CoverageCalendar calendar={calendar} caption={`What arrived, ${days}`} />;
  return (
    <>
      <label class="control">
        <span>Account</span>
        <select value={account.name} onChange={(event) => setChosen(event.currentTarget.value)}>
          {calendar.accounts.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <CoverageWeeks account={account} days={calendar.days} caption={`What arrived of ${account.name}, ${days}`} />
    </>
  );
}

/** Only the states that occur. */
function Key({ calendar }: { calendar: Calendar }) {
  const seen = new Set(calendar.accounts.flatMap(({ states }) => [...states.values()]));
  return (
    <ul class="state-key">
      {COVERAGE_STATES.filter((state) => seen.has(state)).map((state) => (
        <li key={state}>
          <b class={`day-${state} sample`} aria-hidden="true">
            {COVERAGE[state].symbol}
          </b>{' '}
          {COVERAGE[state].words}
        </li>
      ))}
    </ul>
  );
}

function Chores({ calendar, files, zone }: { calendar: Calendar; files: ExportFile[]; zone: string }) {
  const chores = choresOf(calendar, files, zone);
  if (chores.length === 0) return null;
  return (
    <>
      <h3>What to download</h3>
      <ul>
        {chores.map(({ key, account, words }) => (
          <li key={key}>
            <strong>{account}</strong>: {words}
          </li>
        ))}
      </ul>
    </>
  );
}

function coverageTable(coverage: Coverage, citation: string): PlainTable {
  const rows = coverage.rows.map(({ source, account, date, state }) => [source, account, date, state]);
  return cited({ columns: ['source', 'account', 'date', 'state'], rows }, coverage, citation);
}

import { useEffect, useRef } from 'preact/hooks';
import type { Campaign, Cell, Definitions, Summary } from '../../answers';
import { announce } from '../../announce';
import { DEFINITIONS } from '../../api';
import { channelName } from '../../channels';
import { dayRange } from '../../dates';
import { count, headlineCount, headlineMoney, money } from '../../format';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Notice } from '../../parts/Notice';
import { Prose } from '../../parts/Prose';
import { Skeleton, Slow } from '../../parts/Skeleton';
import { Stat } from '../../parts/Stat';
import type { DayRange } from '../../range';
import { stateText } from '../../states';
import type { UrlState } from '../../url';
import { useAnswer, type Answer } from '../../useAnswer';
import { finding, isPartial } from './finding';

interface Props {
  campaign: Campaign;
  state: UrlState;
  range: DayRange;
  answer: Answer<Summary>;
}

const MISSING: Cell = {
  value: null,
  low: null,
  high: null,
  base: null,
  unit: 'count',
  state: 'missing',
  definition: '',
};

export function Headline({ campaign, state, range, answer }: Props) {
  const summary = answer.data;
  const sentence = summary ? finding(summary, campaign, state.range === 'campaign') : null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (sentence && told.current !== null) announce(`Updated. ${sentence}.`);
    if (sentence) told.current = sentence;
  }, [sentence, summary?.data_version]);
  return (
    <section aria-labelledby="finding">
      {answer.phase === 'waiting' && summary && <div class="updating" />}
      {answer.phase === 'slow' && summary && <Slow stop={answer.stop} />}
      <h1 id="finding" tabIndex={-1}>
        {sentence ?? campaign.name}
        {summary && isPartial(summary) && <PartialMark />}
      </h1>
      {summary && (
        <p class="scope muted">
          {campaign.name}, {dayRange(range.from, range.to)}
          {state.channels && `. These figures are for all channels; Fig 1 shows ${state.channels.map(channelName).join(', ')}`}
        </p>
      )}
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {!summary && !answer.problem && (
        <Skeleton name="headline figures" height={150} phase={answer.phase} stop={answer.stop} />
      )}
      {summary && <Stats summary={summary} campaign={campaign} whole={state.range === 'campaign'} />}
      {summary && summary.notes.length > 0 && <Notes notes={summary.notes} />}
    </section>
  );
}

/** Never called a total of everything while something is left out. */
function PartialMark() {
  return (
    <abbr class="partial-mark" title={stateText('partial')?.words}>
      {' '}
      [p]
    </abbr>
  );
}

function Notes({ notes }: { notes: string[] }) {
  return (
    <Notice kind="info">
      {notes.map((note) => (
        <p key={note}>
          <Prose text={note} />
        </p>
      ))}
    </Notice>
  );
}

function Stats({ summary, campaign, whole }: { summary: Summary; campaign: Campaign; whole: boolean }) {
  const { currency, figures, moving_days, days } = summary;
  const definitions = useAnswer<Definitions>(DEFINITIONS).data?.definitions ?? [];
  const shared = (metric: string) => {
    const cell = figures[metric] ?? MISSING;
    const moves = cell.state === 'moving' && moving_days > 0;
    return {
      cell,
      definition: definitions.find(({ id }) => id === cell.definition)?.text,
      stateWords: moves ? `${moving_days} of ${days} days may still move` : undefined,
    };
  };
  const exactMoney = (value: number) => money(value, currency);
  const budget = whole && campaign.budget !== null ? `of ${headlineMoney(campaign.budget, currency)} budget` : undefined;
  return (
    <div class="stats">
      <Stat label="Impressions" headline={headlineCount} exact={count} {...shared('impressions')} />
      <Stat
        label="Spend"
        headline={(value) => headlineMoney(value, currency)}
        exact={exactMoney}
        beside={budget}
        {...shared('spend')}
      />
      <Stat label="Link clicks" headline={headlineCount} exact={count} {...shared('clicks')} />
    </div>
  );
}

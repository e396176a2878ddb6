import { useEffect, useRef } from 'preact/hooks';
import type { Campaign, Pacing, Reach, Summary } from '../../answers';
import { announce } from '../../announce';
import { TITLE } from '../../arriving';
import { channelName } from '../../channels';
import { dayRange } from '../../dates';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { Notice } from '../../parts/Notice';
import { PageLink } from '../../parts/PageLink';
import { Prose } from '../../parts/Prose';
import { Skeleton, Slow } from '../../parts/Skeleton';
import type { DayRange } from '../../range';
import { stateText } from '../../states';
import type { UrlState } from '../../url';
import type { Answer } from '../../useAnswer';
import { Stats } from './Stats';

interface Props {
  campaign: Campaign;
  state: UrlState;
  range: DayRange;
  answer: Answer<Summary>;
  pacing: Pacing | null;
  reach: Reach | null;
}

const STATED = ['spend', 'impressions', 'referrals'];

export function isPartial(summary: Summary): boolean {
  return STATED.some((metric) => summary.figures[metric]?.state === 'partial');
}

export function Headline({ campaign, state, range, answer, pacing, reach }: Props) {
  const summary = answer.data;
  const sentence = summary?.headline ?? null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (sentence && told.current !== null) announce(`Updated. ${sentence}`);
    if (sentence) told.current = sentence;
  }, [sentence, summary?.data_version]);
  return (
    <section aria-labelledby={TITLE}>
      {answer.phase === 'waiting' && summary && <div class="updating" />}
      {answer.phase === 'slow' && summary && <Slow stop={answer.stop} />}
      <h1 id={TITLE} tabIndex={-1}>
        {sentence ?? campaign.name}
        {summary && isPartial(summary) && <PartialMark />}
      </h1>
      {summary && (
        <p class="scope muted">
          {campaign.name}, {dayRange(range.from, range.to)}
          {state.channels && `. These figures are for all channels; Figs 1 to 3 show ${state.channels.map(channelName).join(', ')}`}
        </p>
      )}
      {answer.problem && <ErrorNotice problem={answer.problem} retry={answer.retry} />}
      {!summary && !answer.problem && (
        <Skeleton name="headline figures" height={150} phase={answer.phase} stop={answer.stop} />
      )}
      {summary && <Stats summary={summary} campaign={campaign} pacing={pacing} reach={reach} />}
      {summary && summary.notes.length > 0 && <Notes notes={summary.notes} partial={isPartial(summary)} />}
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

function Notes({ notes, partial }: { notes: string[]; partial: boolean }) {
  return (
    <Notice kind={partial ? 'warn' : 'info'}>
      {notes.map((note, index) => (
        <p key={note}>
          <Prose text={note} />
          {partial && index === notes.length - 1 && (
            <>
              {' '}
              <PageLink page="data">See Data</PageLink>.
            </>
          )}
        </p>
      ))}
    </Notice>
  );
}

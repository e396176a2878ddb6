import type { Campaign, Campaigns, Meta } from '../../answers';
import { clockTime, dayIn, fullDay, longDay } from '../../dates';
import { go } from '../../location';
import { Notice } from '../../parts/Notice';
import { Prose } from '../../parts/Prose';
import type { Answer } from '../../useAnswer';

interface Props {
  campaign: Campaign;
  meta: Meta;
  latest: Campaigns;
  problems: string[];
  answers: Answer<unknown>[];
}

export function PageNotices({ campaign, meta, latest, problems, answers }: Props) {
  return (
    <>
      <Offline answers={answers} zone={campaign.time_zone} />
      {problems.map((problem) => (
        <Notice key={problem} kind="warn">
          <p>
            <Prose text={problem} />
          </p>
        </Notice>
      ))}
      {meta.data_version < latest.data_version && <OldVersion meta={meta} zone={campaign.time_zone} />}
      <NotStarted campaign={campaign} today={dayIn(latest.as_of, campaign.time_zone)} />
    </>
  );
}

function OldVersion({ meta, zone }: { meta: Meta; zone: string }) {
  return (
    <Notice kind="warn">
      <p>
        You are looking at v{meta.data_version} ({longDay(dayIn(meta.as_of, zone))}). Figures have changed since.{' '}
        <button type="button" class="link" onClick={() => go({ asOf: null }, 'push')}>
          Show latest
        </button>
      </p>
    </Notice>
  );
}

function NotStarted({ campaign, today }: { campaign: Campaign; today: string }) {
  const first = campaign.flights.map((flight) => flight.from).sort()[0];
  if (!first || first <= today) return null;
  return (
    <Notice kind="info">
      <p>This flight starts on {fullDay(first)}.</p>
    </Notice>
  );
}

function Offline({ answers, zone }: { answers: Answer<unknown>[]; zone: string }) {
  const lost = answers.filter((answer) => answer.problem?.kind === 'offline');
  const loadedAt = lost.find((answer) => answer.loadedAt !== null)?.loadedAt;
  if (!loadedAt) return null;
  return (
    <Notice kind="error">
      <p>
        Cannot reach Reachline. Showing figures loaded at {clockTime(loadedAt, zone)}.{' '}
        <button type="button" class="link" onClick={() => lost.forEach((answer) => answer.retry())}>
          Try again
        </button>
      </p>
    </Notice>
  );
}

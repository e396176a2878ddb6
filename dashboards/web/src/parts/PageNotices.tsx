import type { Campaign, Campaigns, Meta } from '../answers';
import type { Problem } from '../api';
import { clockTime, dayIn, fullDay, longDay } from '../dates';
import { go } from '../location';
import type { UrlState } from '../url';
import type { Answer } from '../useAnswer';
import { Notice } from './Notice';
import { Prose } from './Prose';

interface Props {
  campaign: Campaign;
  state: UrlState;
  meta: Meta;
  latest: Campaigns;
  problems: string[];
  answers: Answer<unknown>[];
}

export function PageNotices({ campaign, state, meta, latest, problems, answers }: Props) {
  const refused = (status: number) => answers.find(({ problem }) => problem?.details.status === status)?.problem;
  const older = state.asOf !== null && meta.data_version < latest.data_version;
  const gone = refused(410);
  return (
    <>
      <Offline answers={answers} zone={campaign.time_zone} />
      {(refused(401) ?? refused(403)) && <NoAccess />}
      {gone && <NoLongerKept asOf={state.asOf} problem={gone} />}
      {problems.map((problem) => (
        <Notice key={problem} kind="warn">
          <p>
            <Prose text={problem} />
          </p>
        </Notice>
      ))}
      {older && !gone && <OldVersion meta={meta} zone={campaign.time_zone} />}
      <NotStarted campaign={campaign} today={dayIn(latest.as_of, campaign.time_zone)} />
    </>
  );
}

function ShowLatest() {
  return (
    <button type="button" class="link" onClick={() => go({ asOf: null }, 'push')}>
      Show latest
    </button>
  );
}

function OldVersion({ meta, zone }: { meta: Meta; zone: string }) {
  return (
    <Notice kind="warn">
      <p>
        You are looking at v{meta.data_version} ({longDay(dayIn(meta.as_of, zone))}). Figures have changed since.{' '}
        <ShowLatest />
      </p>
    </Notice>
  );
}

function NoAccess() {
  return (
    <Notice kind="error">
      <p>You cannot see this campaign. Ask whoever runs this Reachline for access.</p>
    </Notice>
  );
}

function NoLongerKept({ asOf, problem }: { asOf: string | null; problem: Problem }) {
  return (
    <Notice kind="error">
      <p>
        {asOf ?? 'This version'} is no longer kept. <Prose text={problem.remedy} /> <ShowLatest />
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

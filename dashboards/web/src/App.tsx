import { useEffect } from 'preact/hooks';
import type { Campaigns } from './answers';
import { CAMPAIGNS } from './api';
import { canonicalise, go, useLocation } from './location';
import { Overview } from './pages/Overview';
import { LiveRegions } from './parts/LiveRegions';
import { Header, SkipLinks } from './parts/Shell';
import { ErrorNotice } from './parts/ErrorNotice';
import { NoCampaigns, UnknownCampaign } from './pages/NothingYet';
import { Skeleton } from './parts/Skeleton';
import { useAnswer } from './useAnswer';

export function App() {
  const { state, problems } = useLocation();
  const answer = useAnswer<Campaigns>(CAMPAIGNS);
  const campaigns = answer.data?.campaigns ?? [];
  const campaign = campaigns.find(({ id }) => id === state.campaign);

  useEffect(() => {
    const first = campaigns[0];
    if (state.campaign === null && first) go({ campaign: first.id }, 'replace');
    else if (campaign) canonicalise();
  }, [answer.data, state.campaign]);

  if (campaign && answer.data) {
    return (
      <>
        <SkipLinks controls />
        <Header campaigns={campaigns} campaign={campaign} />
        <Overview key={campaign.id} campaign={campaign} latest={answer.data} state={state} problems={problems} />
        <LiveRegions />
      </>
    );
  }
  return (
    <>
      <SkipLinks controls={false} />
      <Header campaigns={campaigns} campaign={null} />
      <main id="figures" tabIndex={-1}>
        <Waiting answer={answer} asked={state.campaign} />
      </main>
      <LiveRegions />
    </>
  );
}

function Waiting({ answer, asked }: { answer: ReturnType<typeof useAnswer<Campaigns>>; asked: string | null }) {
  if (answer.problem) {
    return (
      <>
        <h1>Campaigns</h1>
        <ErrorNotice problem={answer.problem} retry={answer.retry} />
      </>
    );
  }
  if (!answer.data) return <Skeleton name="campaigns" height={240} phase={answer.phase} stop={answer.stop} />;
  if (answer.data.campaigns.length === 0) return <NoCampaigns />;
  return asked === null ? null : <UnknownCampaign id={asked} campaigns={answer.data.campaigns} />;
}

import { useEffect } from 'preact/hooks';
import type { Campaigns } from './answers';
import { CAMPAIGNS } from './api/paths';
import { tokenWanted } from './api/wanted';
import { canonicalise, go, useLocation } from './location';
import { DataPage } from './pages/DataChunk';
import { NoCampaigns, UnknownCampaign } from './pages/NothingYet';
import { Overview } from './pages/Overview';
import { SignIn } from './pages/SignIn';
import { ErrorNotice } from './parts/ErrorNotice';
import { Help } from './parts/Help';
import { LiveRegions } from './parts/LiveRegions';
import { Header, SkipLinks } from './parts/Shell';
import { Skeleton } from './parts/Skeleton';
import { visit } from './session';
import { useStore } from './store';
import { useAnswer } from './useAnswer';

export function App() {
  const wanted = useStore(tokenWanted);
  const visitor = useStore(visit);
  if (!wanted) return <Dashboard key={visitor} />;
  return (
    <>
      <SkipLinks controls={false} />
      <Header campaigns={[]} campaign={null} page={null} />
      <SignIn />
      <Help />
      <LiveRegions />
    </>
  );
}

function Dashboard() {
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
    const page = { campaign, latest: answer.data, state, problems };
    return (
      <>
        <SkipLinks controls />
        <Header campaigns={campaigns} campaign={campaign} page={state.page} />
        {state.page === 'overview' ? <Overview key={campaign.id} {...page} /> : <DataPage key={campaign.id} {...page} />}
        <Help />
        <LiveRegions />
      </>
    );
  }
  return (
    <>
      <SkipLinks controls={false} />
      <Header campaigns={campaigns} campaign={null} page={null} />
      <main id="figures" tabIndex={-1}>
        <Waiting answer={answer} asked={state.campaign} />
      </main>
      <Help />
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

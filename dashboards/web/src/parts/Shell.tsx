import type { Campaign, Session } from '../answers';
import { SESSION } from '../api/paths';
import { tokenWanted } from '../api/wanted';
import { go } from '../location';
import { useStore } from '../store';
import { chooseTheme, themeChoice, type ThemeChoice } from '../theme';
import { defaultState, type Page } from '../url';
import { useAnswer } from '../useAnswer';
import { Disclosure } from './Disclosure';
import { HelpButton } from './Help';
import { PageLink } from './PageLink';
import { SignOut } from './SignOut';

export function SkipLinks({ controls }: { controls: boolean }) {
  return (
    <nav class="skip-links" aria-label="Skip">
      <a href="#figures">Skip to figures</a>
      {controls && <a href="#controls">Skip to controls</a>}
    </nav>
  );
}

interface HeaderProps {
  campaigns: Campaign[];
  campaign: Campaign | null;
  /** Null where there is no page to leave. */
  page: Page | null;
}

export function Header({ campaigns, campaign, page }: HeaderProps) {
  const session = useAnswer<Session>(useStore(tokenWanted) ? null : SESSION).data;
  return (
    <header class="site-header">
      <span class="product">Reachline</span>
      {campaigns.length > 1 ? (
        <CampaignPicker campaigns={campaigns} campaign={campaign} page={page} />
      ) : (
        <span class="campaign-name">{campaign?.name}</span>
      )}
      <div class="header-wide">
        {page && <Pages page={page} />}
        <ThemeSwitch />
        <HelpButton />
        <SignOut session={session} />
      </div>
      <div class="header-narrow">
        <Disclosure label="Menu">
          {page && <Pages page={page} />}
          <ThemeSwitch />
          <HelpButton />
          <SignOut session={session} />
        </Disclosure>
      </div>
    </header>
  );
}

const PAGES: [Page, string][] = [
  ['overview', 'Overview'],
  ['data', 'Data'],
];

function Pages({ page }: { page: Page }) {
  return (
    <nav class="pages" aria-label="Pages">
      {PAGES.map(([name, title]) => (
        <PageLink key={name} page={name} current={name === page}>
          {title}
        </PageLink>
      ))}
    </nav>
  );
}

function CampaignPicker({ campaigns, campaign, page }: HeaderProps) {
  return (
    <label class="campaign-picker">
      <span class="visually-hidden">Campaign</span>
      <select
        value={campaign?.id ?? ''}
        onChange={(event) => go({ ...defaultState(event.currentTarget.value), page: page ?? 'overview' }, 'push')}
      >
        {!campaign && <option value="">Pick a campaign</option>}
        {campaigns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ThemeSwitch() {
  return (
    <label class="theme-switch">
      <span>Theme</span>
      <select
        value={useStore(themeChoice)}
        onChange={(event) => chooseTheme(event.currentTarget.value as ThemeChoice)}
      >
        <option value="system">As my system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
        <option value="hc">High contrast</option>
      </select>
    </label>
  );
}

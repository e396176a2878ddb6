import type { Campaign } from '../answers';
import { go } from '../location';
import { useStore } from '../store';
import { chooseTheme, themeChoice, type ThemeChoice } from '../theme';
import { defaultState } from '../url';

export function SkipLinks({ controls }: { controls: boolean }) {
  return (
    <nav class="skip-links" aria-label="Skip">
      <a href="#figures">Skip to figures</a>
      {controls && <a href="#controls">Skip to controls</a>}
    </nav>
  );
}

export function Header({ campaigns, campaign }: { campaigns: Campaign[]; campaign: Campaign | null }) {
  return (
    <header class="site-header">
      <span class="product">Reachline</span>
      {campaigns.length > 1 ? (
        <CampaignPicker campaigns={campaigns} campaign={campaign} />
      ) : (
        <span class="campaign-name">{campaign?.name}</span>
      )}
      <ThemeSwitch />
    </header>
  );
}

function CampaignPicker({ campaigns, campaign }: { campaigns: Campaign[]; campaign: Campaign | null }) {
  return (
    <label class="campaign-picker">
      <span class="visually-hidden">Campaign</span>
      <select
        value={campaign?.id ?? ''}
        onChange={(event) => go(defaultState(event.currentTarget.value), 'push')}
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

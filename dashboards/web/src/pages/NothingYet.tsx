import type { Campaign } from '../answers';
import { TITLE } from '../arriving';
import { PageLink } from '../parts/PageLink';
import { formatUrl, defaultState } from '../url';

export function NoCampaigns() {
  return (
    <>
      <h1>No campaigns yet</h1>
      <div class="panel prose">
        <p>Reachline shows a campaign here as soon as its configuration names one.</p>
        <ol>
          <li>
            Add a <code>[[campaign]]</code> with an id, a name and the days of its flights to the configuration file.
          </li>
          <li>
            Run <code>reachline config check</code>, then <code>reachline config apply</code>.
          </li>
          <li>Load this page again.</li>
        </ol>
        <p>
          To start from your own files instead, run <code>reachline init</code>: it writes a configuration and reads
          accounts, currencies and names from the exports.
        </p>
      </div>
    </>
  );
}

export function UnknownCampaign({ id, campaigns }: { id: string; campaigns: Campaign[] }) {
  return (
    <>
      <h1>There is no campaign “{id}”</h1>
      <div class="panel prose">
        <p>Check the link or pick a campaign:</p>
        <ul>
          {campaigns.map((campaign) => (
            <li key={campaign.id}>
              <a href={formatUrl(defaultState(campaign.id))}>{campaign.name}</a>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

export function NoData({ campaign }: { campaign: Campaign }) {
  return (
    <>
      <h1 id={TITLE} tabIndex={-1}>
        No files loaded for {campaign.name} yet
      </h1>
      <div class="panel prose">
        <p>The figures appear as soon as an export of one of its channels is loaded.</p>
        <ol>
          <li>Download a daily report as CSV from the platform, for example from Meta Ads Manager.</li>
          <li>
            <PageLink page="data" part="add-files">
              Drop the file on the Data page
            </PageLink>
            , put it in the landing folder of its account, or run <code>reachline ingest FILE</code>.
          </li>
          <li>
            If its figures then stand under “Not assigned” on the Data page, add a rule that maps the platform’s campaign
            to this one.
          </li>
        </ol>
      </div>
    </>
  );
}

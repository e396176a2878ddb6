import type { ComponentChildren } from 'preact';
import type { Campaign, Campaigns, Exports, Meta } from '../answers';
import { inChannelOrder } from '../channels';
import { needsDecision } from '../pages/data/fileStates';
import type { UrlState } from '../url';
import type { Answer } from '../useAnswer';
import { versionsOf } from '../versions';
import { ControlBar } from './ControlBar';
import { PageNotices } from './PageNotices';
import { Provenance } from './Provenance';
import { Shortcuts } from './Shortcuts';

export interface PageProps {
  campaign: Campaign;
  latest: Campaigns;
  state: UrlState;
  problems: string[];
}

interface Props extends PageProps {
  meta: Meta;
  /** The files as of the version shown, and as of now. */
  files: Answer<Exports>;
  newest: Answer<Exports>;
  moving: { days: number; of: number } | null;
  /** Whether the page has figures that grain and channels change. */
  figures: boolean;
  /** Everything that the page asked. */
  answers: Answer<unknown>[];
  footer: string;
  children: ComponentChildren;
}

/** What stands around every page: controls, where the figures stand, notices. */
export function PageFrame({ campaign, latest, state, problems, ...page }: Props) {
  const { meta, files, newest, moving, figures, answers, footer, children } = page;
  return (
    <>
      <Shortcuts campaign={campaign} asOf={latest.as_of} state={state} />
      {campaign.illustrative && (
        <aside class="example" aria-label="Invented example data">
          <strong>Example data:</strong> every figure on this page is invented.
        </aside>
      )}
      <ControlBar
        campaign={campaign}
        asOf={latest.as_of}
        channels={inChannelOrder(campaign.channels)}
        versions={versionsOf((newest.data ?? files.data)?.exports ?? [])}
        state={state}
        figures={figures}
        dataVersion={meta.data_version}
      />
      <Provenance
        meta={meta}
        campaign={campaign}
        state={state}
        moving={moving}
        waiting={(files.data?.exports ?? []).filter(needsDecision).length}
      />
      <main id="figures" tabIndex={-1}>
        <PageNotices
          campaign={campaign}
          state={state}
          meta={meta}
          latest={latest}
          problems={problems}
          answers={answers}
        />
        {children}
      </main>
      <footer>
        <p>{footer}</p>
      </footer>
    </>
  );
}

import type { Campaign, Meta } from '../answers';
import { fullMoment } from '../dates';
import type { UrlState } from '../url';
import { Cite } from './Cite';
import { PageLink } from './PageLink';

interface Props {
  meta: Meta;
  campaign: Campaign;
  state: UrlState;
  moving: { days: number; of: number } | null;
  /** Files that wait for somebody. */
  waiting: number;
}

/** As of when, which version, how firm, whose days. */
export function Provenance({ meta, campaign, state, moving, waiting }: Props) {
  const zone = campaign.time_zone;
  return (
    <section class="provenance" aria-label="Where the figures stand">
      <span>As of {fullMoment(meta.as_of, zone)}</span>
      <span>data v{meta.data_version}</span>
      {moving && moving.days > 0 && (
        <span>
          {moving.days} of {moving.of} days may still move <span aria-hidden="true">↻</span>
        </span>
      )}
      {moving && moving.days === 0 && <span>no day may still move</span>}
      <span>days are {zone}</span>
      {waiting > 0 && (
        <span class="warn">
          <PageLink page="data" part="waiting">
            ! {waiting === 1 ? '1 file needs' : `${waiting} files need`} a decision
          </PageLink>
        </span>
      )}
      <Cite campaign={campaign} meta={meta} state={state} />
    </section>
  );
}

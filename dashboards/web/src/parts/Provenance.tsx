import type { Campaign, Meta } from '../answers';
import { fullMoment } from '../dates';

interface Props {
  meta: Meta;
  campaign: Campaign;
  moving: { days: number; of: number } | null;
  held: number;
}

/** As of when, which version, how firm, whose days. */
export function Provenance({ meta, campaign, moving, held }: Props) {
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
      {held > 0 && (
        <span class="warn">
          <a href="#files">! {held === 1 ? '1 file needs' : `${held} files need`} a decision</a>
        </span>
      )}
    </section>
  );
}

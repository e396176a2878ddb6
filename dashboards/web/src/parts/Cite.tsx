import { toast } from '../announce';
import type { Campaign, Meta } from '../answers';
import { citationText, fixedLink } from '../citation';
import { copyText } from '../clipboard';
import type { UrlState } from '../url';
import { Disclosure } from './Disclosure';

interface Props {
  campaign: Campaign;
  meta: Meta;
  state: UrlState;
}

/** How to cite the page as it stands now, whatever data come later. */
export function Cite({ campaign, meta, state }: Props) {
  const text = citationText(campaign, meta, fixedLink(state, meta.data_version));
  const copy = async () => {
    const done = await copyText(text);
    toast(done ? 'Copied the citation.' : 'This browser did not let the page copy. Select the citation instead.');
  };
  return (
    <Disclosure label="Cite">
      <p class="citation">{text}</p>
      <button type="button" onClick={() => void copy()}>
        Copy citation
      </button>
    </Disclosure>
  );
}

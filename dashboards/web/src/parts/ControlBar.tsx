import { useRef, useState } from 'preact/hooks';
import { toast } from '../announce';
import { copyText } from '../clipboard';
import { tightRange } from '../dates';
import { go } from '../location';
import { resolveRange } from '../range';
import { formatUrl, type UrlState } from '../url';
import { channelSummary } from './ChannelControl';
import { Controls, type ControlsProps } from './Controls';
import { Disclosure } from './Disclosure';

type Props = Omit<ControlsProps, 'sheet' | 'onChange'> & { dataVersion: number };

export function ControlBar(props: Props) {
  return (
    <form
      class="control-bar"
      id="controls"
      tabIndex={-1}
      aria-label="What to show"
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="controls-wide">
        <Controls {...props} sheet={false} onChange={(change) => go(change, 'push')} />
        <CopyLink state={props.state} dataVersion={props.dataVersion} />
      </div>
      <div class="controls-narrow">
        <ControlSheet {...props} />
      </div>
    </form>
  );
}

async function copyLink(state: UrlState): Promise<void> {
  const done = await copyText(window.location.origin + formatUrl(state));
  toast(done ? 'Copied the link.' : 'This browser did not let the page copy. Use the address bar instead.');
}

function CopyLink({ state, dataVersion }: { state: UrlState; dataVersion: number }) {
  return (
    <div class="control copy-link">
      <Disclosure label="Copy link">
        <button type="button" onClick={() => void copyLink({ ...state, asOf: null })}>
          Live link (follows new data)
        </button>
        <button type="button" onClick={() => void copyLink({ ...state, asOf: `v${dataVersion}` })}>
          Fixed link (v{dataVersion})
        </button>
      </Disclosure>
    </div>
  );
}

function summaryText({ campaign, asOf, channels, state, figures }: Props): string {
  const days = resolveRange(state.range, campaign, asOf);
  const dates = days ? tightRange(days.from, days.to) : 'No days';
  const grain = state.grain === 'day' ? 'Day' : 'Week';
  const which = state.channels === null ? 'All' : channelSummary(state.channels, channels);
  return [dates, ...(figures ? [grain, which] : []), ...(state.asOf ? [state.asOf] : [])].join(' · ');
}

/** On a small screen: one button, one sheet; changes apply together. */
function ControlSheet(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState<Partial<UrlState>>({});
  const open = () => {
    setDraft({});
    dialog.current?.showModal();
  };
  const show = () => {
    dialog.current?.close();
    if (Object.keys(draft).length > 0) go(draft, 'push');
  };
  return (
    <>
      <button type="button" class="sheet-opener" aria-haspopup="dialog" onClick={open}>
        {summaryText(props)}
      </button>
      <dialog ref={dialog} class="sheet" aria-label="What to show">
        <Controls
          {...props}
          state={{ ...props.state, ...draft }}
          sheet
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <div class="actions">
          <button type="button" class="primary" onClick={show}>
            Show
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
      </dialog>
    </>
  );
}

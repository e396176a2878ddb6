import { setShortcuts, SHORTCUTS, shortcutsOn } from '../keys';
import { useStore } from '../store';

const ID = 'help';

export function openHelp(): void {
  (document.getElementById(ID) as HTMLDialogElement | null)?.showModal();
}

export function HelpButton() {
  return (
    <button type="button" aria-haspopup="dialog" onClick={openHelp}>
      Help<span class="visually-hidden">: keyboard shortcuts</span>
    </button>
  );
}

/** Which keys do what, and the way to turn them off. */
export function Help() {
  const on = useStore(shortcutsOn);
  const close = () => (document.getElementById(ID) as HTMLDialogElement | null)?.close();
  return (
    <dialog id={ID} class="box" aria-labelledby="help-title">
      <h2 id="help-title">Keyboard shortcuts</h2>
      <label class="shortcut-switch">
        <input type="checkbox" checked={on} onChange={(event) => setShortcuts(event.currentTarget.checked)} /> Single-key
        shortcuts
      </label>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ keys, action, words }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>
        In a chart, the arrow keys move the day, Page Up and Page Down a week, Home and End to the ends; Enter puts the day
        into the address.
      </p>
      <p class="actions">
        <button type="button" class="primary" onClick={close}>
          Close
        </button>
      </p>
    </dialog>
  );
}

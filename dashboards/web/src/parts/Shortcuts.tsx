import { useEffect, useRef } from 'preact/hooks';
import type { Campaign } from '../answers';
import { addDays, lengthOf } from '../calendar';
import { TITLE } from '../arriving';
import { isFree, read, shortcutsOn, type Action } from '../keys';
import { go, visit } from '../location';
import { resolveRange } from '../range';
import type { UrlState } from '../url';
import { openHelp } from './Help';

interface Props {
  campaign: Campaign;
  asOf: string;
  state: UrlState;
}

/** How long the first of two keys waits for the second. */
const PAUSE_MS = 1500;

/** Listens for single keys, wherever focus is outside of fields. */
export function Shortcuts(props: Props) {
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    let pressed: string[] = [];
    let timer = 0;
    const onKey = (event: KeyboardEvent) => {
      if (!shortcutsOn.get() || !isFree(event)) return;
      const { action, more } = read([...pressed, event.key]);
      pressed = more ? [...pressed, event.key] : [];
      window.clearTimeout(timer);
      if (more) timer = window.setTimeout(() => (pressed = []), PAUSE_MS);
      if (!action) return;
      event.preventDefault();
      carryOut(action, latest.current);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return null;
}

function shift({ campaign, asOf, state }: Props, direction: 1 | -1): void {
  const days = resolveRange(state.range, campaign, asOf);
  if (!days) return;
  const by = lengthOf(days.from, days.to) * direction;
  go({ range: { from: addDays(days.from, by), to: addDays(days.to, by) }, day: null }, 'push');
}

/** On a small screen the controls stand in a sheet, which is opened instead. */
function focusControl(name: string): void {
  const control = document.querySelector<HTMLElement>(`.controls-wide [data-control="${name}"]`);
  const shown = control && control.offsetParent !== null;
  if (!shown) document.querySelector<HTMLElement>('.sheet-opener')?.click();
  else control.focus();
}

function toggleTable(): void {
  const figure = document.activeElement?.closest('figure');
  figure?.querySelector<HTMLElement>('.figure-actions button[aria-pressed]')?.click();
}

function carryOut(action: Action, props: Props): void {
  switch (action) {
    case 'help':
      return openHelp();
    case 'overview':
    case 'data':
      return visit(action, TITLE);
    case 'dates':
    case 'channels':
    case 'as-of':
      return focusControl(action);
    case 'earlier':
      return shift(props, -1);
    case 'later':
      return shift(props, 1);
    case 'table':
      return toggleTable();
  }
}

import type { ComponentChildren } from 'preact';
import { TITLE } from '../arriving';
import { onPage, useLocation, visit } from '../location';
import { formatUrl, type Page } from '../url';

interface Props {
  page: Page;
  /** The id of the part of it that takes focus. */
  part?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** Only a plain press stays in this window; anything else is the browser's own. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** A real link to another page of the same question. */
export function PageLink({ page, part = TITLE, current = false, children }: Props) {
  const { state } = useLocation();
  const follow = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    visit(page, part);
  };
  return (
    <a href={formatUrl(onPage(state, page))} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

import type { ComponentChildren } from 'preact';

export type NoticeKind = 'info' | 'warn' | 'error';

const ICONS: Record<NoticeKind, string> = { info: 'i', warn: '!', error: '✕' };
const WORDS: Record<NoticeKind, string> = { info: 'Note', warn: 'Warning', error: 'Error' };

interface Props {
  kind: NoticeKind;
  title?: ComponentChildren;
  children?: ComponentChildren;
}

/** Icon, word and colour together: none of them has to be enough. */
export function Notice({ kind, title, children }: Props) {
  return (
    <div class={`notice notice-${kind}`}>
      <span class="notice-icon" aria-hidden="true">
        {ICONS[kind]}
      </span>
      <div class="notice-body">
        <span class="visually-hidden">{WORDS[kind]}: </span>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

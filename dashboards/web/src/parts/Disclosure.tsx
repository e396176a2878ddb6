import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  /** The control's name for shortcuts. */
  control?: string;
  label: ComponentChildren;
  children: ComponentChildren;
}

/** A button that opens a small panel; Escape or a press elsewhere closes it. */
export function Disclosure({ control, label, children }: Props) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const open = element.current;
      if (open?.open && !open.contains(event.target as Node)) open.open = false;
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !element.current?.open) return;
    event.stopPropagation();
    element.current.open = false;
    element.current.querySelector('summary')?.focus();
  };
  return (
    <details class="disclosure" ref={element} onKeyDown={onKeyDown}>
      <summary data-control={control}>{label}</summary>
      <div class="disclosure-panel">{children}</div>
    </details>
  );
}

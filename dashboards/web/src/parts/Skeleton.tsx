import { useEffect } from 'preact/hooks';
import { announce } from '../announce';
import type { Answer } from '../useAnswer';

interface Props {
  name: string;
  height: number;
  phase: Answer<unknown>['phase'];
  stop(): void;
}

/** A still block of the final size: nothing jumps when the figure arrives. */
export function Skeleton({ name, height, phase, stop }: Props) {
  const shown = phase === 'waiting' || phase === 'slow';
  useEffect(() => {
    if (shown) announce(`Loading ${name}.`);
  }, [shown]);
  return (
    <div class={shown ? 'skeleton shown' : 'skeleton'} style={{ minHeight: `${height}px` }}>
      {phase === 'slow' && <Slow stop={stop} />}
    </div>
  );
}

export function Slow({ stop }: { stop(): void }) {
  return (
    <p class="slow">
      This is taking longer than usual. Keep waiting or{' '}
      <button type="button" class="link" onClick={stop}>
        Stop
      </button>
      .
    </p>
  );
}

import type { ReadoutDay } from '../readout';
import { readoutSentence } from '../readout';
import { ChannelSwatch } from './ChannelSwatch';
import type { Geometry } from './geometry';

interface Props {
  geometry: Geometry;
  count: number;
  index: number;
  readout: ReadoutDay;
  zone: string;
  unit: 'day' | 'week';
  onMove(index: number): void;
  onPin(index: number): void;
}

const PAGE = 7;

/** Half the thumb, which a browser keeps inside the slider's ends. */
const THUMB = 8;

export function DayCursor({ geometry, count, index, readout, zone, unit, onMove, onPin }: Props) {
  const steps: Record<string, number> = { PageUp: index + PAGE, PageDown: index - PAGE };
  const onKey = (event: KeyboardEvent) => {
    const target = steps[event.key];
    if (event.key === 'Enter') onPin(index);
    if (target === undefined) return;
    event.preventDefault();
    onMove(Math.min(count - 1, Math.max(0, target)));
  };
  const start = geometry.x(0) - THUMB;
  const width = geometry.x(count - 1) - geometry.x(0) + THUMB * 2;
  const [top, bottom] = [geometry.panels[0], geometry.panels.at(-1)];
  return (
    <div class="day-cursor">
      <div
        class="cursor-rule"
        aria-hidden="true"
        style={{
          left: `${geometry.x(index)}px`,
          top: `${top?.top ?? 0}px`,
          height: `${(bottom ? bottom.top + bottom.height : 0) - (top?.top ?? 0)}px`,
        }}
      />
      <input
        type="range"
        class="cursor-slider"
        style={{ marginLeft: `${start}px`, width: `${width}px` }}
        aria-label={unit === 'week' ? 'Week to read' : 'Day to read'}
        aria-valuetext={readoutSentence(readout)}
        min={0}
        max={Math.max(0, count - 1)}
        step={1}
        value={index}
        onInput={(event) => onMove(Number(event.currentTarget.value))}
        onChange={(event) => onPin(Number(event.currentTarget.value))}
        onKeyDown={onKey}
      />
      <Readout readout={readout} zone={zone} />
    </div>
  );
}

function Readout({ readout, zone }: { readout: ReadoutDay; zone: string }) {
  return (
    <div class="readout">
      <p class="readout-day">
        <strong>{readout.title}</strong> <span class="muted">{zone}</span>
      </p>
      <dl>
        {readout.lines.map((line) => (
          <div key={line.channel}>
            <dt>
              <ChannelSwatch channel={line.channel} /> {line.name}
            </dt>
            {line.parts.map((part) => (
              <dd key={part}>{part}</dd>
            ))}
          </div>
        ))}
      </dl>
      {readout.notes.map((note) => (
        <p key={note}>
          <span class="muted">Annotation</span> {note}
        </p>
      ))}
      {readout.moving && <p class="muted">↻ May still move.</p>}
    </div>
  );
}

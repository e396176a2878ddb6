import type { Drawing } from './drawing';
import { cross, rect, text, type Shape } from './shapes';

const SIZE = 7;

/** At the baseline: a cross where nothing was received, [c] where a value is protected. */
function absence(drawing: Drawing, panel: number, index: number, place: number): Shape[] {
  const { data, geometry, theme, panels } = drawing;
  const { channels, metric } = panels[panel]!;
  const channel = channels[place]!;
  const { state } = data.cell(data.dates[index]!, channel, metric);
  const spread = Math.min(SIZE + 2, geometry.band / channels.length);
  const x = geometry.x(index) + (place - (channels.length - 1) / 2) * spread;
  const y = geometry.y(panel, 0);
  if (state === 'missing') return [cross(x, y, Math.min(SIZE, geometry.band), theme.channel(channel))];
  if (state !== 'suppressed') return [];
  const style = { fill: theme.text, fontSize: theme.fontSize, textAlign: 'center', textVerticalAlign: 'bottom' };
  return [text(x, y - 2, '[c]', { ...style, fontFamily: theme.fontFamily })];
}

/** A small square within a square, above a value that was restated. */
function restated(drawing: Drawing, panel: number, index: number, place: number): Shape[] {
  const { data, geometry, theme, panels } = drawing;
  const { channels, metric } = panels[panel]!;
  const channel = channels[place]!;
  const { state, value } = data.cell(data.dates[index]!, channel, metric);
  if (state !== 'revised' || value === null) return [];
  const x = geometry.x(index);
  const y = geometry.y(panel, value) - 14;
  const colour = theme.channel(channel);
  return [rect(x - 4.5, y - 4.5, 9, 9, colour), rect(x - 3, y - 3, 6, 6, theme.surface), rect(x - 1.5, y - 1.5, 3, 3, colour)];
}

export function absences(drawing: Drawing): Shape[] {
  const { data, panels } = drawing;
  return panels.flatMap(({ channels }, panel) =>
    data.dates.flatMap((_, index) =>
      channels.flatMap((__, place) => [
        ...absence(drawing, panel, index, place),
        ...restated(drawing, panel, index, place),
      ]),
    ),
  );
}

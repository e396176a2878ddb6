import { channelStyle } from '../channels';
import type { Drawing } from './drawing';
import { isNarrow, spread } from './geometry';
import { line, marker, text, type Shape } from './shapes';

interface End {
  channel: string;
  index: number;
  value: number;
  hollow: boolean;
}

/** A label's own measures: less line where there is less room. */
interface Room {
  sample: number;
  twoLines: boolean;
  narrow: boolean;
}

/** More names than this beside a panel leave no room for their values. */
const FEW = 4;

/** The last value that each line reaches: where its name is written, so that no legend is needed. */
function endsOf({ data, panels }: Drawing, panel: number): End[] {
  const { channels, metric } = panels[panel]!;
  return channels.flatMap((channel) => {
    const index = data.dates.findLastIndex((date) => data.cell(date, channel, metric).value !== null);
    if (index < 0) return [];
    const { value, state } = data.cell(data.dates[index]!, channel, metric);
    return [{ channel, index, value: value!, hollow: state === 'moving' || state === 'not_rechecked' }];
  });
}

function sample({ theme }: Drawing, end: End, x: number, y: number, width: number): Shape[] {
  const style = channelStyle(end.channel);
  const colour = theme.channel(end.channel);
  const stroke = line(x, y, x + width, y, colour, style.width);
  if (style.dash.length > 0) stroke.style = { ...stroke.style, lineDash: style.dash };
  return [stroke, marker(style.marker, x + width / 2, y, 8, colour, end.hollow ? theme.surface : colour)];
}

/** Name and last value; a long name takes both lines where there is little room. */
function wordsOf(end: End, value: string, { narrow, twoLines }: Room): string[] {
  const { name } = channelStyle(end.channel);
  if (!twoLines) return [name];
  const [short, rest] = name.split(' (');
  return narrow && rest ? [short!, `(${rest}`] : [name, value];
}

/** Dotted, so that no leader is taken for a line of data. */
function leaderOf({ geometry, theme }: Drawing, end: End, from: number, x: number, y: number): Shape {
  const leader = line(geometry.x(end.index) + 5, from, x - 2, y, theme.muted);
  return { ...leader, style: { ...leader.style, lineDash: [1, 3] } };
}

function label(drawing: Drawing, end: End, panel: number, x: number, y: number, room: Room): Shape[] {
  const { geometry, theme, panels } = drawing;
  const from = geometry.y(panel, end.value);
  const half = theme.fontSize * 0.6;
  const first = room.twoLines ? y - half : y;
  const moved = Math.abs(first - from) > 4 || geometry.x(end.index) + geometry.band < x - 8;
  const leader = moved ? [leaderOf(drawing, end, from, x, first)] : [];
  const halo = { stroke: theme.surface, lineWidth: 3 };
  const style = { ...halo, fontSize: theme.fontSize, fontFamily: theme.fontFamily, textVerticalAlign: 'middle' };
  const words = wordsOf(end, panels[panel]!.axis(end.value), room).map((content, index) =>
    text(x + room.sample + 5, first + index * half * 2, content, { ...style, fill: index === 0 ? theme.text : theme.muted }),
  );
  return [...leader, ...sample(drawing, end, x, first, room.sample), ...words];
}

export function lineEnds(drawing: Drawing): Shape[] {
  const { geometry, theme } = drawing;
  const narrow = isNarrow(geometry.width);
  return drawing.panels.flatMap((_, panel) => {
    const ends = endsOf(drawing, panel);
    const room = { narrow, sample: narrow ? 16 : 22, twoLines: ends.length <= FEW };
    const half = theme.fontSize * 0.6;
    const offset = room.twoLines ? half : 0;
    const { top, height } = geometry.panels[panel]!;
    // The first line of the label, with the sample, stands level with the end of its line.
    const natural = ends.map((end) => geometry.y(panel, end.value) + offset);
    const placed = spread(natural, half * (room.twoLines ? 4.4 : 2.2), top, top + height - half);
    // Beside the longest line, even where it ends before the axis does.
    const last = Math.max(...ends.map((end) => end.index));
    const x = geometry.x(last) + geometry.band / 2 + 8;
    return ends.flatMap((end, index) => label(drawing, end, panel, x, placed[index]!, room));
  });
}

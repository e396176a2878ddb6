/** Where the rows of a chart stand that has one row a channel: name, plot, figures in words. */
import type { Measured } from './measured';
import { widthOf } from './words';

export interface RowLayout {
  /** With little room, the name stands above the plot and the words below it. */
  narrow: boolean;
  width: number;
  height: number;
  rowHeight: number;
  plot: { left: number; right: number };
  /** Middle of a row's plot. */
  middle(row: number): number;
  /** Baselines of what is written in a row. */
  name(row: number): { x: number; y: number };
  words(row: number, line: number): { x: number; y: number };
  /** From where to where rules are drawn: beside words the whole height, between lines of words each row's plot. */
  rules: { y1: number; y2: number }[];
}

const NARROW = 560;
const GAP = 16;
/** The sample beside a name. */
export const SWATCH = 34;

interface Texts {
  names: string[];
  words: string[][];
}

/** As wide as the boldest of them, which the first line of the words is. */
function widest(texts: string[], fontSize: number): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text, fontSize, 600)), 0);
}

function wide({ width, fontSize }: Measured, { names, words }: Texts, axis: number): RowLayout {
  const line = fontSize * 1.35;
  const rowHeight = Math.max(2, ...words.map((lines) => lines.length)) * line + 12;
  const left = SWATCH + widest(names, fontSize) + GAP;
  const right = width - widest(words.flat(), fontSize) - GAP;
  return {
    narrow: false,
    width,
    height: names.length * rowHeight + axis,
    rowHeight,
    plot: { left, right },
    rules: [{ y1: 4, y2: names.length * rowHeight }],
    middle: (row) => (row + 0.5) * rowHeight,
    name: (row) => ({ x: SWATCH, y: (row + 0.5) * rowHeight + fontSize * 0.35 }),
    words: (row, index) => ({
      x: right + GAP,
      y: (row + 0.5) * rowHeight + fontSize * 0.35 + (index - (words[row]!.length - 1) / 2) * line,
    }),
  };
}

function narrow({ width, fontSize }: Measured, { names, words }: Texts, axis: number): RowLayout {
  const line = fontSize * 1.35;
  const plot = 28;
  const rowHeight = line + plot + Math.max(1, ...words.map((lines) => lines.length)) * line + 12;
  return {
    narrow: true,
    width,
    height: names.length * rowHeight + axis,
    rowHeight,
    plot: { left: 2, right: width - 14 },
    rules: names.map((_, row) => ({ y1: row * rowHeight + line + 4, y2: row * rowHeight + line + plot })),
    middle: (row) => row * rowHeight + line + plot / 2 + 2,
    name: (row) => ({ x: SWATCH, y: row * rowHeight + line }),
    words: (row, index) => ({ x: 0, y: row * rowHeight + line + plot + (index + 0.9) * line }),
  };
}

/** `axis` is the height kept below the rows. */
export function rowLayout(room: Measured, texts: Texts, axis: number): RowLayout {
  const needed = SWATCH + widest(texts.names, room.fontSize) + widest(texts.words.flat(), room.fontSize) + 2 * GAP + 140;
  const small = room.width < NARROW || room.width < needed;
  return small ? narrow(room, texts, axis) : wide(room, texts, axis);
}

/** Where things stand in the stacked panels. One place, because the cursor outside the drawing must agree. */

export interface Panel {
  top: number;
  height: number;
  max: number;
}

export interface Geometry {
  width: number;
  height: number;
  left: number;
  right: number;
  band: number;
  panels: Panel[];
  x(index: number): number;
  y(panel: number, value: number): number;
}

const NARROW = 600;
const STRIP = 30;
export const LANE = 22;
const TITLE = 30;
const AXIS = 30;
const GAP = 14;

export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** `lanes` counts the rows of numbered flags under the strip of flights. */
export function geometryFor(width: number, fontSize: number, buckets: number, maxima: number[], lanes = 0): Geometry {
  const scale = fontSize / 14;
  const narrow = isNarrow(width);
  const left = Math.round((narrow ? 48 : 58) * scale);
  const margin = Math.round((narrow ? 106 : 156) * scale);
  const panelHeight = narrow ? 150 : 170;
  const title = TITLE * scale;
  const panels = maxima.map((max, index) => ({
    top: Math.round((STRIP + lanes * LANE) * scale + title + index * (panelHeight + title + GAP)),
    height: panelHeight,
    max,
  }));
  const bottom = panels.at(-1);
  const plot = Math.max(1, width - left - margin);
  const band = plot / Math.max(1, buckets);
  return {
    width,
    height: Math.round((bottom ? bottom.top + bottom.height : 0) + AXIS * scale),
    left,
    right: left + plot,
    band,
    panels,
    x: (index) => left + (index + 0.5) * band,
    y: (panel, value) => {
      const { top, height, max } = panels[panel]!;
      return top + height - (value / max) * height;
    },
  };
}

/** Moves labels apart, in their order, within the space there is. */
export function spread(positions: number[], gap: number, lowest: number, highest: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]!);
  const moved = [...positions];
  order.forEach((index, place) => {
    const before = place > 0 ? moved[order[place - 1]!]! + gap : lowest;
    moved[index] = Math.max(moved[index]!, before);
  });
  [...order].reverse().forEach((index, place) => {
    const after = place > 0 ? moved[order[order.length - place]!]! - gap : highest;
    moved[index] = Math.min(moved[index]!, after);
  });
  return moved;
}

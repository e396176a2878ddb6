import type { Marker } from '../channels';

/** Marks as ECharts draws them: plain elements in pixels. */
export interface Shape {
  type: string;
  shape?: Record<string, unknown>;
  style?: Record<string, unknown>;
  x?: number;
  y?: number;
  silent?: boolean;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 1): Shape {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth, fill: null }, silent: true };
}

export function rect(x: number, y: number, width: number, height: number, fill: string): Shape {
  return { type: 'rect', shape: { x, y, width, height }, style: { fill }, silent: true };
}

export function text(x: number, y: number, content: string, style: Record<string, unknown>): Shape {
  return { type: 'text', x, y, style: { text: content, ...style }, silent: true };
}

/** 45° lines over the days that may still move: unfinished, and the data stay readable. */
export function hatch(x: number, y: number, width: number, height: number, stroke: string): Shape {
  const step = 7;
  const strokes: string[] = [];
  for (let offset = step; offset < width + height; offset += step) {
    const start = Math.max(0, offset - height);
    const end = Math.min(width, offset);
    strokes.push(`M${x + start} ${y + offset - start}L${x + end} ${y + offset - end}`);
  }
  return {
    type: 'path',
    shape: { pathData: strokes.join('') },
    style: { stroke, lineWidth: 1, fill: null, opacity: 0.35 },
    silent: true,
  };
}

/** A cross on the baseline: no data received. */
export function cross(x: number, y: number, size: number, stroke: string): Shape {
  const half = size / 2;
  const pathData = `M${x - half} ${y - half}L${x + half} ${y + half}M${x + half} ${y - half}L${x - half} ${y + half}`;
  return { type: 'path', shape: { pathData }, style: { stroke, lineWidth: 1.5, fill: null }, silent: true };
}

/** Paths in a 20 by 20 box, used by ECharts symbols and by swatches alike. */
export const MARKER_PATHS: Record<Marker, string> = {
  circle: 'M10 2A8 8 0 1 1 10 18A8 8 0 1 1 10 2Z',
  square: 'M3 3H17V17H3Z',
  diamond: 'M10 0L20 10L10 20L0 10Z',
  up: 'M10 1L20 18H0Z',
  down: 'M10 19L0 2H20Z',
  pentagon: 'M10 0L20 7.6L16.2 19H3.8L0 7.6Z',
};

/** A marker with its middle at x, y. */
export function marker(kind: Marker, x: number, y: number, size: number, stroke: string, fill: string): Shape {
  const half = size / 2;
  return {
    type: 'path',
    shape: { pathData: MARKER_PATHS[kind], x: x - half, y: y - half, width: size, height: size, layout: 'center' },
    style: { stroke, fill, lineWidth: 1.5 },
    silent: true,
  };
}

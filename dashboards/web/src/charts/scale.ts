/** The y scale of a count: from zero, at most five ticks, at round numbers. */
export interface Scale {
  max: number;
  interval: number;
}

const STEPS = [1, 2, 2.5, 5, 10];
const INTERVALS = 4;

export function scaleFor(highest: number): Scale {
  if (!(highest > 0)) return { max: 1, interval: 1 };
  const rough = highest / INTERVALS;
  const power = 10 ** Math.floor(Math.log10(rough));
  // A step of 2.5 would label whole things with halves.
  const steps = power < 1 ? STEPS : STEPS.filter((step) => Number.isInteger(step * power));
  const step = (steps.find((candidate) => candidate * power >= rough) ?? 10) * power;
  return { max: Math.ceil(highest / step) * step, interval: step };
}

/** The scale of dots with intervals, which may begin above zero; where it does, the figure says so. */
export interface SpanScale {
  min: number;
  max: number;
  ticks: number[];
}

/** Below this share of the highest value, an axis from zero wastes little. */
const NEAR_ZERO = 0.4;

export function scaleBetween(low: number, high: number): SpanScale {
  const from = low < high * NEAR_ZERO ? 0 : low;
  const { interval } = scaleFor(Math.max(high - from, high * 0.05));
  const min = Math.floor(from / interval) * interval;
  const max = Math.ceil(high / interval) * interval;
  const count = Math.round((max - min) / interval);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, index) => min + index * interval) };
}

import { addDays } from '../calendar';
import { isMoving } from '../observations';
import { annotationRules } from './annotations';
import { bucketOf, type Drawing } from './drawing';
import { hatch, line, rect, text, type Shape } from './shapes';

interface Run {
  first: number;
  last: number;
}

/** Neighbouring buckets that may still move. */
export function movingRuns(moving: boolean[]): Run[] {
  const runs: Run[] = [];
  moving.forEach((is, index) => {
    const open = runs.at(-1);
    if (!is) return;
    if (open && open.last === index - 1) open.last = index;
    else runs.push({ first: index, last: index });
  });
  return runs;
}

/** Of the widest panel title, in ems. */
const TITLE_WIDTH = 11;

function movingShapes({ data, geometry, theme }: Drawing): Shape[] {
  const runs = movingRuns(data.dates.map((date) => isMoving(data, date)));
  return runs.flatMap(({ first, last }, place) => {
    const start = geometry.x(first) - geometry.band / 2;
    const width = (last - first + 1) * geometry.band;
    const areas = geometry.panels.flatMap(({ top, height }) => [
      hatch(start, top, width, height, theme.ruleStrong),
      line(start, top - 6, start, top + height, theme.ruleStrong),
    ]);
    const wide = width > theme.fontSize * 9;
    // Beside the panel's title where the hatch starts under it.
    const clear = Math.max(start + 6, theme.fontSize * TITLE_WIDTH);
    return place === 0 && wide ? [...areas, caption(clear, geometry.panels[0]!.top, { theme })] : areas;
  });
}

function caption(x: number, top: number, { theme }: Pick<Drawing, 'theme'>): Shape {
  return text(x, top - 12, 'may still move ↻', {
    fill: theme.muted,
    fontSize: theme.fontSize,
    fontFamily: theme.fontFamily,
    textVerticalAlign: 'bottom',
  });
}

function flightShapes({ data, flights, geometry, theme, grain }: Drawing): Shape[] {
  const { dates } = data;
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return [];
  const end = grain === 'week' ? addDays(last, 6) : last;
  const shown = flights.filter((flight) => flight.from <= end && flight.to >= first);
  const bars = shown.map(({ from, to }) => {
    const start = geometry.x(Math.max(0, bucketOf(dates, from))) - geometry.band / 2;
    const stop = geometry.x(Math.max(0, bucketOf(dates, to))) + geometry.band / 2;
    return rect(start + 1, 6, stop - start - 2, 8, theme.ruleStrong);
  });
  const label = text(geometry.left - 5, 10, bars.length === 1 ? 'Flight' : 'Flights', {
    fill: theme.muted,
    fontSize: theme.fontSize,
    fontFamily: theme.fontFamily,
    textAlign: 'right',
    textVerticalAlign: 'middle',
  });
  return bars.length > 0 ? [label, ...bars] : [];
}

function monthRules({ data, geometry, theme, grain }: Drawing): Shape[] {
  if (grain === 'week') return [];
  return data.dates.flatMap((date, index) => {
    if (index === 0 || !date.endsWith('-01')) return [];
    const x = geometry.x(index) - geometry.band / 2;
    return geometry.panels.map(({ top, height }) => line(x, top, x, top + height, theme.rule, 1.5));
  });
}

function titles({ panels, geometry, theme }: Drawing): Shape[] {
  return panels.map((panel, index) =>
    text(0, geometry.panels[index]!.top - 12, panel.title, {
      fill: theme.text,
      fontSize: theme.fontSize,
      fontWeight: 600,
      stroke: theme.surface,
      lineWidth: 4,
      fontFamily: theme.fontFamily,
      textVerticalAlign: 'bottom',
    }),
  );
}

export function backdrop(drawing: Drawing): Shape[] {
  return [
    ...movingShapes(drawing),
    ...monthRules(drawing),
    ...annotationRules(drawing),
    ...flightShapes(drawing),
    ...titles(drawing),
  ];
}

import type { Annotation } from '../answers';
import { addDays } from '../calendar';
import { bucketOf, type Drawing } from './drawing';
import { LANE } from './geometry';
import { line, marker, text, type Shape } from './shapes';

type Placed = Pick<Drawing, 'data' | 'annotations'>;

interface Flag {
  number: number;
  bucket: number;
  lane: number;
}

/** Flags of one day stand below each other, so that none hides another. */
function flagsOf({ data, annotations }: Placed): Flag[] {
  const taken = new Map<number, number>();
  return annotations.map(({ day }, index) => {
    const bucket = Math.max(0, bucketOf(data.dates, day));
    const lane = taken.get(bucket) ?? 0;
    taken.set(bucket, lane + 1);
    return { number: index + 1, bucket, lane };
  });
}

export function annotationLanes(placed: Placed): number {
  return flagsOf(placed).reduce((lanes, { lane }) => Math.max(lanes, lane + 1), 0);
}

function flagShapes({ geometry, theme }: Drawing, { number, bucket, lane }: Flag): Shape[] {
  const scale = theme.fontSize / 14;
  const x = geometry.x(bucket);
  const y = (24 + lane * LANE + LANE / 2) * scale;
  const style = { fill: theme.text, fontSize: theme.fontSize * 0.86, fontFamily: theme.fontFamily, fontWeight: 600 };
  return [
    marker('circle', x, y, 19 * scale, theme.text, theme.surface),
    text(x, y, String(number), { ...style, textAlign: 'center', textVerticalAlign: 'middle' }),
  ];
}

/** Rules down through the annotated days, behind everything that is written. */
export function annotationRules(drawing: Drawing): Shape[] {
  const { geometry, theme } = drawing;
  const bottom = geometry.panels.at(-1);
  if (!bottom) return [];
  return flagsOf(drawing).map(({ bucket, lane }) => {
    const x = geometry.x(bucket);
    return line(x, ((24 + lane * LANE) * theme.fontSize) / 14, x, bottom.top + bottom.height, theme.muted);
  });
}

/** Numbered flags under the flights; the texts stand in a list below the figure. */
export function annotationMarks(drawing: Drawing): Shape[] {
  return flagsOf(drawing).flatMap((flag) => flagShapes(drawing, flag));
}

/** Those that fall on the days shown, in the order of time; a week's bucket reaches to its Sunday. */
export function annotationsWithin(annotations: Annotation[], from: string, to: string): Annotation[] {
  const within = annotations.filter(({ day }) => day >= from && day <= to);
  return within.sort((a, b) => a.day.localeCompare(b.day));
}

/** What is annotated on a day, or in the week that begins with it, by the numbers of the flags. */
export function notesOn(annotations: Annotation[], date: string, grain: 'day' | 'week'): string[] {
  const last = grain === 'week' ? addDays(date, 6) : date;
  return annotations.flatMap(({ day, text }, index) => (day >= date && day <= last ? [`${index + 1}: ${text}`] : []));
}

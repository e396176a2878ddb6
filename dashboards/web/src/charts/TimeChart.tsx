import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { appliedTheme, readChartTheme } from '../theme';
import { annotationLanes } from './annotations';
import { highestOf, type Drawing } from './drawing';
import { geometryFor, type Geometry } from './geometry';
import { scaleFor } from './scale';
import type { EChartsType } from './time';
import { timeOption } from './timeOption';

type Plan = Pick<Drawing, 'data' | 'grain' | 'panels' | 'flights' | 'annotations'>;

interface Props extends Plan {
  label: string;
  /** What stands below the drawing and must agree with it about where a day is. */
  children(geometry: Geometry): ComponentChildren;
  onPoint(index: number): void;
}

/** Width of the printed column, at 96 px to the inch. */
const PAPER_WIDTH = 680;

function draw(chart: EChartsType, plan: Plan, width: number): Geometry {
  const theme = readChartTheme();
  const maxima = plan.panels.map((panel) => scaleFor(highestOf(plan.data, panel)).max);
  const geometry = geometryFor(width, theme.fontSize, plan.data.dates.length, maxima, annotationLanes(plan));
  chart.resize({ width, height: geometry.height });
  // Without this, shapes placed in pixels keep style of what stood at their index before.
  chart.clear();
  chart.setOption(timeOption({ ...plan, theme, geometry }), { notMerge: true });
  return geometry;
}

export function TimeChart({ label, children, onPoint, ...plan }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const latest = useRef(plan);
  const chart = useRef<EChartsType | null>(null);
  const [geometry, setGeometry] = useState<Geometry | null>(null);
  latest.current = plan;

  const redraw = (width = box.current?.clientWidth ?? 0) => {
    if (chart.current && width > 0) setGeometry(draw(chart.current, latest.current, width));
  };

  useEffect(() => {
    let left = false;
    const toPaper = () => redraw(PAPER_WIDTH);
    const toScreen = () => redraw();
    const resized = new ResizeObserver(() => redraw());
    void import('./time').then(({ createChart }) => {
      if (left || !plot.current || !box.current) return;
      chart.current = createChart(plot.current, box.current.clientWidth, 400);
      resized.observe(box.current);
      redraw();
    });
    const unsubscribe = appliedTheme.subscribe(() => redraw());
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    return () => {
      left = true;
      resized.disconnect();
      unsubscribe();
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => redraw(), [plan.data, plan.grain, plan.panels.map((panel) => panel.metric).join()]);

  const point = (event: PointerEvent) => {
    if (!geometry || !plot.current) return;
    const x = event.clientX - plot.current.getBoundingClientRect().left;
    const index = Math.floor((x - geometry.left) / geometry.band);
    if (index >= 0 && index < plan.data.dates.length) onPoint(index);
  };

  return (
    <div class="time-chart" ref={box}>
      <div class="plot drawing" ref={plot} role="img" aria-label={label} onPointerMove={point} onPointerDown={point} />
      {geometry && children(geometry)}
    </div>
  );
}

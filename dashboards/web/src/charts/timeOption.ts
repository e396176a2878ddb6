import { channelStyle } from '../channels';
import { shortDay, weekdayName } from '../dates';
import { absences } from './absences';
import { annotationMarks } from './annotations';
import { backdrop } from './backdrop';
import { highestOf, type Drawing } from './drawing';
import { isNarrow } from './geometry';
import { lineEnds } from './lineEnds';
import { scaleFor } from './scale';
import { MARKER_PATHS, type Shape } from './shapes';
import { isTick, labelledDays } from './ticks';

type Option = Record<string, unknown>;

const ECHARTS_SYMBOL = { circle: 'circle', square: 'rect', diamond: 'diamond', up: 'triangle' } as const;
/** Above this many buckets, markers would hide the lines they stand on. */
const MANY = 62;

function symbolOf(channel: string): string {
  const { marker } = channelStyle(channel);
  return marker in ECHARTS_SYMBOL
    ? ECHARTS_SYMBOL[marker as keyof typeof ECHARTS_SYMBOL]
    : `path://${MARKER_PATHS[marker]}`;
}

function lineSeries({ data, panels, theme }: Drawing, panel: number, channel: string): Option {
  const style = channelStyle(channel);
  const colour = theme.channel(channel);
  const { metric } = panels[panel]!;
  const cells = data.dates.map((date) => data.cell(date, channel, metric));
  const points = cells.map(({ value, state }, index) => {
    if (value === null) return null;
    const hollow = state === 'moving' || state === 'not_rechecked';
    const alone = (cells[index - 1]?.value ?? null) === null && (cells[index + 1]?.value ?? null) === null;
    const fill = hollow ? theme.surface : colour;
    return {
      value,
      symbolSize: data.dates.length <= MANY || alone ? 6 : 0,
      itemStyle: { color: fill, borderColor: colour, borderWidth: 1.5, opacity: 1 },
    };
  });
  return {
    type: 'line',
    name: `${metric} ${channel}`,
    xAxisIndex: panel,
    yAxisIndex: panel,
    data: points,
    symbol: symbolOf(channel),
    showSymbol: true,
    showAllSymbol: true,
    connectNulls: false,
    silent: true,
    clip: false,
    z: 3,
    lineStyle: { color: colour, width: style.width, type: style.dash.length > 0 ? style.dash : 'solid' },
    emphasis: { disabled: true },
  };
}

/** Shapes that are placed in pixels, drawn below or above the lines. */
function shapeSeries(shapes: Shape[], z: number): Option {
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    data: [[0, 0]],
    clip: false,
    silent: true,
    z,
    renderItem: () => ({ type: 'group', children: shapes, silent: true }),
  };
}

function xAxis({ data, geometry, theme, panels, grain }: Drawing, panel: number): Option {
  const bottom = panel === panels.length - 1;
  const { dates } = data;
  const short = grain === 'week' || isNarrow(geometry.width);
  const labelled = labelledDays(dates, geometry.band, theme.fontSize * (short ? 4.4 : 6.4));
  const label = (date: string) => (short ? shortDay(date) : `${weekdayName(date)} ${shortDay(date)}`);
  return {
    type: 'category',
    gridIndex: panel,
    data: dates,
    axisLine: { lineStyle: { color: theme.ruleStrong, width: 1.5 }, onZero: true },
    axisTick: {
      show: true,
      alignWithLabel: true,
      interval: (index: number, date: string) => isTick(date, index, dates),
      lineStyle: { color: theme.ruleStrong },
    },
    axisLabel: {
      show: bottom,
      color: theme.muted,
      fontSize: theme.fontSize,
      hideOverlap: false,
      interval: (index: number) => labelled.has(index),
      formatter: label,
    },
    splitLine: { show: false },
  };
}

function yAxis({ geometry, panels, theme, data }: Drawing, panel: number): Option {
  const { interval } = scaleFor(highestOf(data, panels[panel]!));
  return {
    type: 'value',
    gridIndex: panel,
    min: 0,
    max: geometry.panels[panel]!.max,
    interval,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: theme.muted,
      fontSize: theme.fontSize,
      formatter: (value: number) => panels[panel]!.axis(value),
    },
    splitLine: { lineStyle: { color: theme.rule, width: 1 } },
  };
}

/** One drawing of stacked panels over one time axis. */
export function timeOption(drawing: Drawing): Option {
  const { geometry, panels, theme } = drawing;
  const each = panels.map((_, panel) => panel);
  return {
    animation: false,
    useUTC: true,
    progressive: 0,
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    grid: geometry.panels.map(({ top, height }) => ({
      top,
      height,
      left: geometry.left,
      width: geometry.right - geometry.left,
      outerBoundsMode: 'none',
    })),
    xAxis: each.map((panel) => xAxis(drawing, panel)),
    yAxis: each.map((panel) => yAxis(drawing, panel)),
    series: [
      shapeSeries(backdrop(drawing), 1),
      ...panels.flatMap(({ channels }, panel) => channels.map((channel) => lineSeries(drawing, panel, channel))),
      shapeSeries([...absences(drawing), ...lineEnds(drawing), ...annotationMarks(drawing)], 5),
    ],
  };
}

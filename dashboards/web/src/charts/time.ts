/** The only file that loads ECharts. Its tooltip is left out: it writes style attributes, which the policy refuses. */
import { CustomChart, LineChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, CustomChart, GridSimpleComponent, SVGRenderer]);

export type { EChartsType };

export function createChart(element: HTMLElement, width: number, height: number): EChartsType {
  return init(element, null, { renderer: 'svg', width, height });
}

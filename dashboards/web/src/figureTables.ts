import { go } from './location';
import type { UrlState } from './url';

function toggled(tables: number[], figure: number, shown: boolean): number[] {
  const others = tables.filter((id) => id !== figure);
  return shown ? [...others, figure].sort((a, b) => a - b) : others;
}

/** Whether a figure is shown as its table, and the way to change that; it stands in the address. */
export function tableSwitch(state: UrlState, figure: number): { asTable: boolean; onTable(shown: boolean): void } {
  return {
    asTable: state.tables.includes(figure),
    onTable: (shown) => go({ tables: toggled(state.tables, figure, shown) }, 'replace'),
  };
}

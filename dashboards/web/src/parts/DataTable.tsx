import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { announce } from '../announce';
import { sortRows, type Direction, type SortValue } from '../sorting';

export interface Column<Row> {
  key: string;
  label: string;
  kind: 'text' | 'number';
  sort?(row: Row): SortValue;
  cell(row: Row): ComponentChildren;
}

interface Props<Row> {
  caption: string;
  /** Names the scrolling region; several tables may share a page. */
  id: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf(row: Row): string;
}

interface Sorting {
  key: string;
  direction: Direction;
}

export function DataTable<Row>({ caption, id, columns, rows, keyOf }: Props<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const sorted = columns.find((column) => column.key === sorting?.key);
  const shown = sorting && sorted?.sort ? sortRows(rows, sorted.sort, sorting.direction) : rows;

  const sortBy = (column: Column<Row>) => {
    const again = sorting?.key === column.key && sorting.direction === 'ascending';
    const direction = again ? 'descending' : 'ascending';
    setSorting({ key: column.key, direction });
    announce(`Sorted by ${column.label.toLowerCase()}, ${again ? 'highest' : 'lowest'} first.`);
  };

  return (
    <div class="table-region" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table>
        <caption id={`${id}-caption`}>
          <span>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading
                key={column.key}
                column={column}
                direction={sorting?.key === column.key ? sorting.direction : null}
                onSort={() => sortBy(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)}>{columns.map((column, index) => cellOf(column, row, index))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row, index: number) {
  if (index === 0) {
    return (
      <th key={column.key} scope="row">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td key={column.key} class={column.kind === 'number' ? 'number' : undefined} data-column={column.key}>
      {column.cell(row)}
    </td>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  direction: Direction | null;
  onSort(): void;
}

function Heading<Row>({ column, direction, onSort }: HeadingProps<Row>) {
  const kind = column.kind === 'number' ? 'number' : undefined;
  if (!column.sort) {
    return (
      <th scope="col" class={kind}>
        {column.label}
      </th>
    );
  }
  const arrow = direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : '↕';
  return (
    <th scope="col" class={kind} aria-sort={direction ?? 'none'}>
      <button type="button" class="sort" onClick={onSort}>
        {column.label} <span aria-hidden="true">{arrow}</span>
      </button>
    </th>
  );
}

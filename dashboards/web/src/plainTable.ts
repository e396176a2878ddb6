/** The rows of a figure as a spreadsheet takes them: one header, ISO dates, states beside the values. */
export interface PlainTable {
  columns: string[];
  rows: Field[][];
}

export type Field = string | number | null;

/** The last columns of every table that leaves the page. */
export function cited({ columns, rows }: PlainTable, meta: { as_of: string; data_version: number }, citation: string): PlainTable {
  return {
    columns: [...columns, 'as_of', 'data_version', 'citation'],
    rows: rows.map((row) => [...row, meta.as_of, meta.data_version, citation]),
  };
}

/** A name from a file must not become a formula where it is pasted or opened. */
function safe(value: Field): string {
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(value)) return `'${value}`;
  return value === null ? '' : String(value);
}

/** Nor a new column or a new row. */
function pasted(value: Field): string {
  return safe(value).replace(/[\t\r\n]+/g, ' ');
}

export function toTsv({ columns, rows }: PlainTable): string {
  return [columns, ...rows].map((row) => row.map(pasted).join('\t')).join('\n');
}

function quoted(value: Field): string {
  const text = safe(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** With a byte order mark, without which some spreadsheets read £ as two letters. */
export function toCsv({ columns, rows }: PlainTable): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

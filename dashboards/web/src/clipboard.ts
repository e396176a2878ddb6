import { toTsv, type PlainTable } from './plainTable';

function tableElement({ columns, rows }: PlainTable): HTMLTableElement {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement('th');
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const value of row) line.insertCell().textContent = value === null ? '' : String(value);
  }
  return table;
}

/** As text for spreadsheets and as a table for slides. Says whether it happened. */
export async function copyTable(table: PlainTable): Promise<boolean> {
  const text = toTsv(table);
  try {
    const markup = new XMLSerializer().serializeToString(tableElement(table));
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([markup], { type: 'text/html' }),
      }),
    ]);
    return true;
  } catch {
    return copyText(text);
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

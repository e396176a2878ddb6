import type { ComponentChildren } from 'preact';
import { toast } from '../announce';
import { copyTable } from '../clipboard';
import { plural } from '../format';
import type { PlainTable } from '../seriesTable';

interface Props {
  id: number;
  title: string;
  subtitle: string;
  asTable: boolean;
  onTable(shown: boolean): void;
  csvPath: string;
  /** Null until there are rows to copy. */
  copied: (() => PlainTable) | null;
  description: ComponentChildren;
  source: string;
  children: ComponentChildren;
}

async function copy(table: PlainTable): Promise<void> {
  const rows = table.rows.length;
  const done = await copyTable(table);
  toast(
    done
      ? `Copied ${rows} ${plural(rows, 'row', 'rows')} with column names and citation.`
      : 'This browser did not let the page copy. Use CSV instead.',
  );
}

export function Figure(props: Props) {
  const { id, title, subtitle, asTable, onTable, csvPath, copied, description, source, children } = props;
  return (
    <figure class="figure" id={`fig-${id}`} aria-labelledby={`fig-${id}-title`} aria-describedby={`fig-${id}-subtitle`}>
      <div class="figure-head">
        <div>
          <h2 id={`fig-${id}-title`}>
            Fig {id} {title}
          </h2>
          <p id={`fig-${id}-subtitle`} class="muted">
            {subtitle}
          </p>
        </div>
        <div class="figure-actions" role="group" aria-label={`Figure ${id}`}>
          <button type="button" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
            Table
          </button>
          <button type="button" disabled={!copied} onClick={() => copied && void copy(copied())}>
            Copy
          </button>
          <a class="button" href={csvPath} download>
            CSV
          </a>
        </div>
      </div>
      {children}
      {description && (
        <details class="describe">
          <summary>Describe this chart</summary>
          {description}
        </details>
      )}
      <figcaption class="muted">{source}</figcaption>
    </figure>
  );
}

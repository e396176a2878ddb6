import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { toast } from '../announce';
import { savePicture, type PictureKind } from '../charts/picture';
import { copyTable } from '../clipboard';
import { plural } from '../format';
import { toCsv, type PlainTable } from '../plainTable';
import { saveFile } from '../saving';

interface Props {
  id: number;
  title: string;
  subtitle: string;
  /** Null where the figure is a table already. */
  asTable: boolean | null;
  onTable?(shown: boolean): void;
  /** The rows as they leave the page; null until there are any. */
  table: (() => PlainTable) | null;
  /** The data version, which is part of the names of saved files. */
  version: number | null;
  description: ComponentChildren;
  /** What letters in the drawing mean; saved pictures carry it too. */
  letters?: string[];
  source: string;
  citation: string;
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

function nameOf({ id, version }: Pick<Props, 'id' | 'version'>): string {
  return `fig${id}_v${version ?? 0}`;
}

export function Figure(props: Props) {
  const { id, title, subtitle, description, source, children } = props;
  const whole = useRef<HTMLElement>(null);
  const save = (kind: PictureKind) => {
    const drawing = whole.current?.querySelector<SVGSVGElement>('.drawing svg');
    const below = [...(props.letters ?? []), source, `Cite: ${props.citation}`];
    if (drawing) void savePicture(drawing, { title: `Fig ${id} ${title}`, subtitle, below }, nameOf(props), kind);
  };
  return (
    <figure ref={whole} class="figure" id={`fig-${id}`} aria-labelledby={`fig-${id}-title`} aria-describedby={`fig-${id}-subtitle`}>
      <div class="figure-head">
        <div>
          <h2 id={`fig-${id}-title`}>
            Fig {id} {title}
          </h2>
          <p id={`fig-${id}-subtitle`} class="muted">
            {subtitle}
          </p>
        </div>
        <Actions {...props} save={save} />
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

function Actions(props: Props & { save(kind: PictureKind): void }) {
  const { id, asTable, onTable, table, save } = props;
  const csv = () => table && saveFile(`${nameOf(props)}.csv`, new Blob([toCsv(table())], { type: 'text/csv' }));
  const drawn = table !== null && asTable === false;
  return (
    <div class="figure-actions" role="group" aria-label={`Figure ${id}`}>
      {asTable !== null && (
        <button type="button" aria-pressed={asTable} onClick={() => onTable?.(!asTable)}>
          Table
        </button>
      )}
      <button type="button" disabled={!table} onClick={() => table && void copy(table())}>
        Copy
      </button>
      <button type="button" disabled={!table} onClick={csv}>
        CSV
      </button>
      {asTable !== null && (
        <>
          <button type="button" disabled={!drawn} onClick={() => save('svg')}>
            SVG
          </button>
          <button type="button" disabled={!drawn} onClick={() => save('png')}>
            PNG
          </button>
        </>
      )}
    </div>
  );
}

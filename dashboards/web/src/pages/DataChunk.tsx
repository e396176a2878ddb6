import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { unreadable } from '../api/problem';
import { ErrorNotice } from '../parts/ErrorNotice';
import type { PageProps } from '../parts/PageFrame';

let loaded: ComponentType<PageProps> | null = null;

async function load(): Promise<ComponentType<PageProps>> {
  loaded ??= (await import('./Data')).Data;
  return loaded;
}

/** The Data page, whose code is asked for on the first visit. */
export function DataPage(props: PageProps) {
  const [, setReady] = useState(loaded !== null);
  const [failed, setFailed] = useState<unknown>(null);
  const start = () => {
    setFailed(null);
    load().then(() => setReady(true), setFailed);
  };
  useEffect(start, []);
  const Page = loaded;
  if (Page) return <Page {...props} />;
  return (
    <main id="figures" tabIndex={-1}>
      {failed !== null && (
        <>
          <h1>Data</h1>
          <ErrorNotice problem={unreadable(failed)} retry={start} />
        </>
      )}
    </main>
  );
}

import { useEffect } from 'preact/hooks';
import type { Exports } from '../answers';
import { exportsPath } from '../api/paths';
import { TITLE, useArrival } from '../arriving';
import { PageFrame, type PageProps } from '../parts/PageFrame';
import { useAnswer } from '../useAnswer';
import { Files } from './data/Files';
import { Unassigned } from './data/Unassigned';

const FOOTER = 'Originals stay in the archive of this machine. A day is a day of the account’s time zone.';

export function Data(props: PageProps) {
  const { campaign, latest, state } = props;
  const files = useAnswer<Exports>(exportsPath(state.asOf));
  const newest = useAnswer<Exports>(state.asOf === null ? null : exportsPath(null));
  useArrival(TITLE, true);
  useArrival('waiting', files.data !== null);

  useEffect(() => {
    document.title = `Data, ${campaign.name} – Reachline`;
  }, [campaign.name]);

  return (
    <PageFrame
      {...props}
      meta={files.data ?? latest}
      files={files}
      newest={newest}
      moving={null}
      figures={false}
      answers={[files]}
      footer={FOOTER}
    >
      <h1 id={TITLE} tabIndex={-1}>
        Data
      </h1>
      <Files answer={files} campaign={campaign} />
      <Unassigned asOf={state.asOf} />
    </PageFrame>
  );
}

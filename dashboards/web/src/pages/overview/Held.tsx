import type { ExportFile } from '../../answers';
import { Notice } from '../../parts/Notice';
import { PageLink } from '../../parts/PageLink';
import { heldSentence } from '../data/heldWords';

/** Files that wait for a decision are told of where the figures are that lack them. */
export function Held({ files }: { files: ExportFile[] }) {
  const held = files.filter(({ state }) => state === 'held');
  if (held.length === 0) return null;
  return (
    <Notice kind="warn">
      {held.map((file) => (
        <p key={file.id}>
          {heldSentence(file)}{' '}
          <PageLink page="data" part="waiting">
            Decide
          </PageLink>
          .
        </p>
      ))}
    </Notice>
  );
}

import type { ExportFile } from '../../answers';
import { count, plural } from '../../format';
import { fileState } from './fileStates';

/** What waits for somebody first. */
const ORDER: ExportFile['state'][] = ['held', 'quarantined', 'incomplete', 'visible', 'superseded', 'withdrawn'];

/** "5 files: 1 held, 1 in quarantine, 2 loaded, 1 superseded" */
export function filesSentence(files: ExportFile[]): string {
  if (files.length === 0) return 'No files loaded yet';
  const parts = ORDER.flatMap((state) => {
    const found = files.filter((file) => file.state === state).length;
    return found === 0 ? [] : [`${count(found)} ${fileState(state).words.toLowerCase()}`];
  });
  return `${count(files.length)} ${plural(files.length, 'file', 'files')}: ${parts.join(', ')}`;
}

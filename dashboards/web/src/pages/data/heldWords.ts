import type { ExportFile, MissingEntity } from '../../answers';
import { count, fromMicros, money } from '../../format';

/** Why an export can be held, as a subject's predicate. */
const HOLDS: Record<NonNullable<ExportFile['hold']>, string> = {
  too_many_rejects: 'more of its rows were rejected than its report allows',
  not_reconciled: 'its rows do not add up to the platform’s own total',
  would_vanish: 'it lacks something that had delivery on its days',
  looks_older: 'it would lower figures that are final, and only its file time says that it is newer',
  ambiguous_name: 'a name in it belongs to two campaigns of the account',
  currency_differs: 'its currency is not that of the account',
  lacks_metric: 'it has no column for a figure that it would replace',
};

export function holdWords(hold: ExportFile['hold']): string {
  return hold === null ? 'somebody has to look at it' : HOLDS[hold];
}

/** What nobody has decided about yet. */
export function undecided({ missing }: Pick<ExportFile, 'missing'>): MissingEntity[] {
  return missing.filter(({ outcome }) => outcome === 'held');
}

/** "120,450 impressions and £702.15" */
export function stakeWords({ impressions, spend_micros }: MissingEntity, currency: string | null): string {
  return `${count(impressions)} impressions and ${money(fromMicros(spend_micros), currency ?? 'GBP')}`;
}

/** One sentence about a file that waits for a decision. */
export function heldSentence(file: ExportFile): string {
  const lost = undecided(file).map((entity) => `${entity.entity} would lose ${stakeWords(entity, file.currency)}`);
  const [first] = lost;
  if (first === undefined) return `${file.file} is held: ${holdWords(file.hold)}.`;
  const others = lost.length > 1 ? `, and ${lost.length - 1} more would lose theirs` : '';
  return `${file.file} is held: with it, ${first}${others}.`;
}

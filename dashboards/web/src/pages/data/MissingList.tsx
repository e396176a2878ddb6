import type { MissingEntity } from '../../answers';
import { outcomeWords } from './fileStates';
import { stakeWords } from './heldWords';

/** Entities that a newer file lacks, with what is at stake and what became of it. */
export function MissingList({ missing, currency }: { missing: MissingEntity[]; currency: string | null }) {
  return (
    <ul>
      {missing.map((entity) => (
        <li key={entity.entity}>
          <strong>{entity.entity}</strong>: {stakeWords(entity, currency)}. {outcomeWords(entity.outcome)}.
        </li>
      ))}
    </ul>
  );
}

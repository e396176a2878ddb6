import type { FileReport } from '../../answers';

export interface Outcome {
  icon: string;
  words: string;
  tone: 'positive' | 'warn' | 'negative' | 'muted';
  /** What it means, in a sentence. */
  meaning: string;
}

const OUTCOMES: Record<FileReport['status'], Outcome> = {
  checked: { icon: '✓', words: 'Can be read', tone: 'positive', meaning: 'Nothing is stored yet.' },
  visible: { icon: '✓', words: 'Loaded', tone: 'positive', meaning: 'Its figures count.' },
  duplicate: {
    icon: '–',
    words: 'There already',
    tone: 'muted',
    meaning: 'The same content was loaded before. No figure changed.',
  },
  superseded: {
    icon: '–',
    words: 'Superseded',
    tone: 'muted',
    meaning: 'It is stored. Newer files answer all of its days, so no figure changed.',
  },
  held: { icon: '!', words: 'Held', tone: 'warn', meaning: 'Nothing of it counts until somebody decides.' },
  quarantined: { icon: '✕', words: 'In quarantine', tone: 'negative', meaning: 'It could not be read. Nothing of it counts.' },
  incomplete: { icon: '!', words: 'Incomplete', tone: 'warn', meaning: 'Something was missing. Nothing of it counts yet; try again.' },
};

const LOOKED: Partial<Record<FileReport['status'], Outcome>> = {
  held: {
    icon: '!',
    words: 'Would be held',
    tone: 'warn',
    meaning: 'Nothing is stored yet. Once it is loaded, somebody has to decide about it.',
  },
  quarantined: {
    icon: '✕',
    words: 'Cannot be read',
    tone: 'negative',
    meaning: 'Nothing is stored. It cannot be loaded as it is.',
  },
};

/** What a file came to; `looked` where it was only looked at. */
export function fileOutcome({ status }: Pick<FileReport, 'status'>, looked = false): Outcome {
  const told = (looked ? LOOKED[status] : undefined) ?? OUTCOMES[status];
  // A newer server may have a word that this page does not know.
  return told ?? { icon: '–', words: String(status), tone: 'muted', meaning: '' };
}

interface Props {
  icon: string;
  words: string;
  tone: 'positive' | 'warn' | 'negative' | 'muted';
}

/** Icon, word and colour together: none of them has to be enough. */
export function Status({ icon, words, tone }: Props) {
  return (
    <span class={`status status-${tone}`}>
      <span aria-hidden="true">{icon}</span> {words}
    </span>
  );
}

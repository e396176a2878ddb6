import type { Annotation } from '../../answers';
import { fullDay } from '../../dates';

/** The texts of the numbered flags. */
export function Annotations({ annotations }: { annotations: Annotation[] }) {
  if (annotations.length === 0) return null;
  return (
    <aside class="annotations" aria-label="Annotations">
      <ol>
        {annotations.map(({ day, text }, index) => (
          <li key={`${day} ${text}`}>
            <span class="flag" aria-hidden="true">
              {index + 1}
            </span>{' '}
            <time dateTime={day}>{fullDay(day)}</time>: {text}
          </li>
        ))}
      </ol>
    </aside>
  );
}

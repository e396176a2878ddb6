import type { Belonging } from '../../api/send';
import { SOURCE_CODES, sourceName } from '../../channels';
import type { KnownAccount } from './accounts';
import { localMinute, utcMoment } from './moments';
import type { Queued } from './queue';

interface Props {
  item: Queued;
  known: KnownAccount[];
  onChange(said: Partial<Belonging>): void;
}

/** Where the file belongs: as it was recognised, to be confirmed or corrected. */
export function BelongingFields({ item, known, onChange }: Props) {
  const { belonging, key } = item;
  const accounts = known.filter(({ source }) => belonging.source === '' || source === belonging.source);
  const reports = accounts.filter(({ account }) => account === belonging.account).flatMap((one) => one.reports);
  return (
    <fieldset class="belonging">
      <legend>Where it belongs</legend>
      <label class="field">
        <span>Source</span>
        <select value={belonging.source} onChange={(event) => onChange({ source: event.currentTarget.value })}>
          <option value="">As the file says</option>
          {SOURCE_CODES.map((code) => (
            <option key={code} value={code}>
              {sourceName(code)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label="Account"
        list={`accounts-${key}`}
        options={accounts.map(({ account }) => account)}
        value={belonging.account}
        onInput={(account) => onChange({ account })}
      />
      <Field
        label="Report"
        list={`reports-${key}`}
        options={reports}
        value={belonging.report}
        onInput={(report) => onChange({ report })}
      />
      <label class="field">
        <span>Exported at, your time</span>
        <input
          type="datetime-local"
          value={localMinute(belonging.exportedAt)}
          onInput={(event) => onChange({ exportedAt: utcMoment(event.currentTarget.value) })}
        />
      </label>
    </fieldset>
  );
}

interface FieldProps {
  label: string;
  list: string;
  options: string[];
  value: string;
  onInput(value: string): void;
}

function Field({ label, list, options, value, onInput }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        list={list}
        value={value}
        maxLength={100}
        autoComplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id={list}>
        {[...new Set(options)].map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Decided, ExportFile } from '../../answers';
import { Problem } from '../../api';
import { unreadable } from '../../api/problem';
import { decide } from '../../api/send';
import { ErrorNotice } from '../../parts/ErrorNotice';
import { changesOf, type Choice } from './decisions';

interface Props {
  file: ExportFile;
  choice: Choice;
  dataVersion: number;
  /** Reports of the account that have a name already. */
  reports: string[];
  onClose(): void;
  onDecided(answer: Decided): void;
}

/** Says what will change, and changes it only then. */
export function DecisionDialog({ file, choice, dataVersion, reports, onClose, onDecided }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [report, setReport] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const named = choice.decision === 'as-report';
  const wanting = named && report.trim() === '';

  const confirm = async () => {
    if (wanting || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      onDecided(await decide(file.id, { decision: choice.decision, report: named ? report.trim() : null }));
    } catch (error) {
      setProblem(error instanceof Problem ? error : unreadable(error));
      setBusy(false);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void confirm();
  };
  return (
    <dialog ref={dialog} class="box decision" aria-labelledby="decision-title" onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id="decision-title">
          {choice.label}: <span class="file-name">{file.file}</span>
        </h2>
        <WhatChanges file={file} choice={choice} dataVersion={dataVersion} />
        {named && <ReportField report={report} reports={reports} onInput={setReport} />}
        {problem && <ErrorNotice problem={problem} retry={() => void confirm()} />}
        <p class="actions">
          <button type="submit" class="primary" disabled={wanting || busy}>
            {choice.label}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}

function WhatChanges({ file, choice, dataVersion }: Pick<Props, 'file' | 'choice' | 'dataVersion'>) {
  const { sentences, entities } = changesOf(file, choice.decision);
  return (
    <>
      {sentences.map((sentence) => (
        <div key={sentence}>
          <p>{sentence}</p>
          {sentence.endsWith(':') && (
            <ul>
              {entities.map((entity) => (
                <li key={entity}>{entity}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <p class="muted">Figures cited at v{dataVersion} stay as they are.</p>
    </>
  );
}

interface FieldProps {
  report: string;
  reports: string[];
  onInput(report: string): void;
}

function ReportField({ report, reports, onInput }: FieldProps) {
  return (
    <label class="field">
      <span>Name of the report</span>
      <input
        type="text"
        required
        maxLength={100}
        list="decision-reports"
        autoComplete="off"
        value={report}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <datalist id="decision-reports">
        {reports.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Coverage, Decided, ExportFile, Exports, FileReport } from '../answers';
import { coveragePath, exportsPath } from '../api/paths';
import { TITLE, useArrival } from '../arriving';
import { Notice } from '../parts/Notice';
import { PageFrame, type PageProps } from '../parts/PageFrame';
import { resolveRange } from '../range';
import { useAnswer } from '../useAnswer';
import { knownAccounts } from './data/accounts';
import { AddFiles } from './data/AddFiles';
import { CoverageFigure } from './data/CoverageFigure';
import { DecidingContext } from './data/deciding';
import { DecisionDialog } from './data/DecisionDialog';
import type { Choice } from './data/decisions';
import { fileOutcome } from './data/fileOutcomes';
import { fileState } from './data/fileStates';
import { Files } from './data/Files';
import { filesSentence } from './data/filesSentence';
import { Rows } from './data/Rows';
import { Unassigned } from './data/Unassigned';
import { useTold } from './data/useTold';
import { Waiting } from './data/Waiting';

const FOOTER = 'Originals stay in the archive of this machine. A day is a day of the account’s time zone.';

/** An analyst's Monday: files come in, what waits is decided, and what is still wanting is seen. */
export function Data(props: PageProps) {
  const { campaign, latest, state } = props;
  const range = resolveRange(state.range, campaign, latest.as_of);
  const files = useAnswer<Exports>(exportsPath(state.asOf));
  const newest = useAnswer<Exports>(state.asOf === null ? null : exportsPath(null));
  const coverage = useAnswer<Coverage>(coveragePath(range, state.asOf));
  const { last, tell } = useTold(state.asOf === null ? files : newest);
  const [asked, setAsked] = useState<{ file: ExportFile; choice: Choice } | null>(null);
  /** Where focus goes once a decision is made, since the button may be gone. */
  const then = useRef<string | null>(null);
  const list = files.data?.exports ?? [];
  const known = knownAccounts(list, coverage.data?.rows ?? []);
  useArrival(TITLE, true);
  useArrival('add-files', true);
  useArrival('waiting', files.data !== null);

  useEffect(() => {
    document.title = `Data, ${campaign.name} – Reachline`;
  }, [campaign.name]);

  useEffect(() => {
    if (asked || then.current === null) return;
    document.getElementById(then.current)?.focus();
    then.current = null;
  }, [asked]);

  const onLoaded = (report: FileReport) => {
    const { words, meaning } = fileOutcome(report);
    tell(`${report.file}: ${words.toLowerCase()}. ${meaning}`);
  };
  const onDecided = (answer: Decided) => {
    then.current = asked?.file.state === 'held' ? 'waiting' : 'files';
    setAsked(null);
    const why = answer.state === 'held' && answer.reason ? `: ${answer.reason}` : '';
    tell(`${answer.file} is now ${fileState(answer.state).words.toLowerCase()}${why}.`);
  };

  return (
    <PageFrame
      {...props}
      meta={files.data ?? latest}
      files={files}
      newest={newest}
      moving={null}
      figures={false}
      answers={[files, coverage]}
      footer={FOOTER}
    >
      <h1 id={TITLE} tabIndex={-1}>
        {files.data ? filesSentence(list) : 'Data'}
      </h1>
      {last && (
        <Notice kind="info">
          <p class="last-change">{last}</p>
        </Notice>
      )}
      <AddFiles campaign={campaign} known={known} onLoaded={onLoaded} />
      <DecidingContext.Provider value={{ ask: state.asOf === null ? (file, choice) => setAsked({ file, choice }) : null }}>
        {files.data && <Waiting files={list} />}
        <CoverageFigure campaign={campaign} state={state} answer={coverage} files={list} />
        <Unassigned asOf={state.asOf} />
        <Rows />
        <Files answer={files} campaign={campaign} />
      </DecidingContext.Provider>
      {asked && (
        <DecisionDialog
          key={`${asked.file.id} ${asked.choice.decision}`}
          {...asked}
          dataVersion={files.data?.data_version ?? latest.data_version}
          reports={reportsOf(known, asked.file)}
          onClose={() => setAsked(null)}
          onDecided={onDecided}
        />
      )}
    </PageFrame>
  );
}

function reportsOf(known: ReturnType<typeof knownAccounts>, { source, account, report }: ExportFile): string[] {
  const found = known.find((one) => one.source === source && one.account === account);
  return (found?.reports ?? []).filter((name) => name !== report);
}

import type { FileReport } from '../../answers';
import { sourceName } from '../../channels';
import { dayRange, longMoment } from '../../dates';
import { count, plural } from '../../format';
import { Prose } from '../../parts/Prose';
import { breakdownWords, levelWords } from './FileTable';
import { FileTotals, TotalsList } from './FileTotals';
import { MissingList } from './MissingList';
import { RejectsAndWarnings } from './RejectedRows';

interface Props {
  report: FileReport;
  zone: string;
}

const MOMENTS: Record<NonNullable<FileReport['exported_at_from']>, string> = {
  flag: 'as you say',
  file: 'as the file says',
  mtime: 'by the file’s time',
};

function facts({ report, zone }: Props): [string, string][] {
  const { layout, level, breakdowns, from, to, rows, accepted, rejected, exported_at, exported_at_from } = report;
  const told: [string, string | null][] = [
    ['Belongs to', placeWords(report)],
    ['Layout', layout],
    ['Level', level && [levelWords(level), ...breakdowns.map(breakdownWords)].join(', ')],
    ['Days', from && to ? dayRange(from, to) : 'none'],
    ['Rows', rowWords(rows, accepted, rejected, report.repeated_keys)],
    ['Exported', exported_at && `${longMoment(exported_at, zone)}${exported_at_from ? `, ${MOMENTS[exported_at_from]}` : ''}`],
  ];
  return told.filter((fact): fact is [string, string] => fact[1] !== null);
}

function placeWords({ source, account, report }: FileReport): string | null {
  const place = [source && sourceName(source), account && `account ${account}`, report && `report “${report}”`];
  return place.filter(Boolean).join(', ') || null;
}

function rowWords(rows: number, accepted: number, rejected: number, repeated: number): string {
  const read = `${count(rows)} read: ${count(accepted)} accepted, ${count(rejected)} rejected`;
  return repeated > 0 ? `${read}, ${count(repeated)} with a key that an earlier row had` : read;
}

/** What the server found in a file. */
export function Recognised({ report, zone }: Props) {
  const { error, missing, currency } = report;
  return (
    <div class="recognised">
      {error && (
        <div class="problem">
          <p>
            <strong>Why:</strong> <Prose text={error.message} />
          </p>
          <p>
            <strong>Do:</strong> <Prose text={error.remedy} />
          </p>
        </div>
      )}
      <dl class="facts">
        {facts({ report, zone }).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Totals</dt>
          <dd>
            <TotalsList totals={report.totals} currency={currency} />
          </dd>
        </div>
        {report.platform_totals && (
          <div>
            <dt>Platform total / ours</dt>
            <dd>
              <FileTotals file={report} />
            </dd>
          </div>
        )}
      </dl>
      {missing.length > 0 && (
        <>
          <p>
            {count(missing.length)} {plural(missing.length, 'entity', 'entities')} had delivery on these days in an earlier
            file and {plural(missing.length, 'is', 'are')} not in this one:
          </p>
          <MissingList missing={missing} currency={currency} />
        </>
      )}
      <RejectsAndWarnings {...report} />
    </div>
  );
}

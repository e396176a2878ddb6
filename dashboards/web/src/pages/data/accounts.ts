import type { CoverageRow, ExportFile } from '../../answers';

/** An account of a source, with the saved reports that came from it. */
export interface KnownAccount {
  source: string;
  account: string;
  reports: string[];
}

/** Accounts that the books or the configuration know, so that nobody has to remember how they are written. */
export function knownAccounts(files: ExportFile[], coverage: CoverageRow[]): KnownAccount[] {
  const found = new Map<string, KnownAccount>();
  const at = (source: string, account: string) => {
    const key = `${source} ${account}`;
    const known = found.get(key) ?? { source, account, reports: [] };
    found.set(key, known);
    return known;
  };
  coverage.forEach(({ source, account }) => at(source, account));
  files.forEach(({ source, account, report }) => {
    const { reports } = at(source, account);
    if (!reports.includes(report)) reports.push(report);
  });
  return [...found.values()].sort((a, b) => a.source.localeCompare(b.source) || a.account.localeCompare(b.account));
}

/** Books of example files that loading and deciding change, as far as a page can see. */
import { exportsAnswer } from '../fixtures/exports.mjs';
import { reportOn, unplaced } from '../fixtures/reports.mjs';

const AFTER = {
  accept: 'visible',
  keep: 'visible',
  drop: 'visible',
  'as-report': 'visible',
  withdraw: 'withdrawn',
  restore: 'visible',
};

export function startBooks() {
  let version = exportsAnswer.data_version;
  const exports = structuredClone(exportsAnswer.exports);
  const meta = () => ({ as_of: exportsAnswer.as_of, data_version: version });

  function take(query) {
    const dryRun = query.get('dry_run') === 'true';
    const given = (name) => query.get(name) ?? '';
    const sent = { file: given('file'), source: given('source'), account: given('account'), report: given('report'), dryRun };
    const report = reportOn(sent);
    if (report === null) return { status: 409, type: 'application/problem+json', body: unplaced };
    if (!dryRun && report.status === 'visible') {
      version += 1;
      exports.unshift({ ...exports[0], ...report, id: report.export_id, state: 'visible', missing: [], version });
    }
    return { status: 200, type: 'application/json', body: report };
  }

  function decide(id, { decision, report }) {
    const found = exports.find((one) => one.id === id);
    if (!found) return { status: 404, type: 'application/problem+json', body: { title: 'Not found', status: 404 } };
    version += 1;
    Object.assign(found, { state: AFTER[decision], hold: null, reason: null, remedy: null, version });
    if (report) found.report = report;
    return { status: 200, type: 'application/json', body: { ...found, ...meta() } };
  }

  return { meta, take, decide, list: () => ({ ...meta(), exports }) };
}

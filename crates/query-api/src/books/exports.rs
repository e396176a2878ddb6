use domain::rules::coverage::Live;
use domain::rules::lifecycle::as_published;
use domain::{Export, ExportFacts, ExportId, ExportState, Hold, Missing, Reject};
use store::Store;

use super::{Books, unavailable};
use crate::Refusal;
use crate::answers::{ExportAnswer, ExportRecord, ExportsAnswer, MissingEntity, RejectedRow, Totals};
use crate::questions::Moment;

impl<S: Store> Books<S> {
    pub(super) async fn list_exports(&self, at: &Moment) -> Result<ExportsAnswer, Refusal> {
        let live = self.history.head().await.map_err(unavailable)?;
        let mut exports = self.store.exports().await.map_err(unavailable)?;
        exports.reverse();
        let mut records = Vec::with_capacity(exports.len());
        for export in exports {
            records.push(self.record(export, &live).await);
        }
        Ok(ExportsAnswer { as_of: at.at, data_version: at.version, exports: records })
    }

    pub(super) async fn show_export(&self, id: &ExportId, at: &Moment) -> Result<ExportAnswer, Refusal> {
        let live = self.history.head().await.map_err(unavailable)?;
        let found = self.store.export(id).await.map_err(unavailable)?;
        let export = found.ok_or_else(|| Refusal::not_found("export", &id.0, "GET /v1/exports lists them."))?;
        Ok(ExportAnswer { as_of: at.at, data_version: at.version, export: self.record(export, &live).await })
    }

    async fn record(&self, export: Export, live: &Live) -> ExportRecord {
        let export = as_published(export, live);
        let confirmed = live.confirmed.get(&export.id).copied();
        let visible_at = match export.version {
            Some(version) => self.history.visible_at(version).await,
            None => None,
        };
        let facts = export.facts.as_ref();
        let bounds = facts.and_then(|facts| facts.window.bounds());
        let counts = facts.map(|facts| facts.counts).unwrap_or_default();
        ExportRecord {
            file: export.file.clone(),
            source: export.sent_to.source,
            layout: facts.map(|facts| facts.layout.clone()),
            account: export.sent_to.account.clone(),
            report: export.sent_to.report.clone(),
            level: facts.map(|facts| facts.scope.level),
            breakdowns: facts.map(|facts| facts.scope.breakdowns).unwrap_or_default(),
            from: bounds.map(|bounds| bounds.from),
            to: bounds.map(|bounds| bounds.to),
            currency: facts.and_then(|facts| facts.currency),
            exported_at: export.exported.at,
            exported_at_from: export.exported.by,
            confirmed_at: confirmed.unwrap_or(export.exported.at).max(export.exported.at),
            seen_at: export.seen_at,
            rows: counts.rows,
            accepted: counts.accepted,
            rejected: counts.rejected,
            rejects: facts.map(|facts| facts.rejects.iter().map(rejected).collect()).unwrap_or_default(),
            repeated_keys: counts.repeated_keys,
            totals: facts.map(totals).unwrap_or_default(),
            platform_totals: facts.and_then(|facts| facts.platform_totals.as_ref()).map(Totals::of_platform),
            reconciled: facts.and_then(|facts| facts.reconciled),
            state: export.state,
            hold: export.hold,
            remedy: remedy(&export),
            reason: export.reason,
            missing: export.missing.iter().map(missing).collect(),
            warnings: facts.map(|facts| facts.warnings.clone()).unwrap_or_default(),
            version: export.version,
            visible_at,
            id: export.id,
        }
    }
}

fn totals(facts: &ExportFacts) -> Totals {
    Totals::of(&facts.totals, facts.carried)
}

fn rejected(reject: &Reject) -> RejectedRow {
    let Reject { row, column, code, message } = reject.clone();
    RejectedRow { row, column, code, message }
}

fn missing(missing: &Missing) -> MissingEntity {
    MissingEntity {
        entity: missing.entity.to_string(),
        impressions: missing.impressions,
        spend_micros: missing.spend.micros(),
        outcome: missing.outcome,
    }
}

/// What a person can do about an export that readers do not see.
fn remedy(export: &Export) -> Option<String> {
    let accept = format!("reachline exports accept {}", export.id);
    match (export.state, export.hold) {
        (ExportState::Held, Some(Hold::WouldVanish)) => Some(format!(
            "Decide what becomes of what it lacks: `{accept} --keep-missing`, `--drop-missing` or `--as-report NAME`."
        )),
        (ExportState::Held, Some(Hold::Rejects | Hold::NotReconciled)) => {
            Some(format!("Download it again; or take it as it is: `{accept}`."))
        }
        (ExportState::Held, Some(Hold::LooksOlder)) => {
            Some(format!("Ingest it again with --exported-at; or, if it is newer, `{accept}`."))
        }
        (ExportState::Held, _) => Some(format!("Check its account and report; or take it as it is: `{accept}`.")),
        (ExportState::Quarantined, _) => {
            Some("Download it again; `reachline quarantine list` shows what was wrong.".to_owned())
        }
        (ExportState::Incomplete, _) => Some("Ingest it again: nothing of it is visible.".to_owned()),
        _ => None,
    }
}

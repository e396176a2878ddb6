//! A person decides about an export.

use domain::{Decision, EventKind, Export, ExportId, ExportState, Hold, Outcome as Fate};
use store::Store;

use crate::close::Closing;
use crate::overtaken::Overtaken;
use crate::{Aggregator, AggregatorError, Outcome};

/// What a person says about an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decree {
    /// Take it as it is; not for one whose entities would vanish.
    Accept,
    /// Take it, and keep what it lacks.
    KeepMissing,
    /// Take it, and let go what it lacks.
    DropMissing,
    /// It was another report all along.
    AsReport(String),
    /// Take it back.
    Withdraw,
    /// Let it count again.
    Restore,
}

impl<S: Store> Aggregator<S> {
    /// Carries out a decision, and tries again what was held for the same reason.
    ///
    /// # Errors
    /// The export is not known, the decision does not fit its state, or the books fail.
    pub async fn decide(&self, id: &ExportId, decree: &Decree) -> Result<Outcome, AggregatorError> {
        let _turn = self.turn.take().await?;
        let mut overtaken = Overtaken::counted(self.metrics.as_deref());
        loop {
            match self.decide_once(id, decree).await {
                Err(error) if overtaken.plans_anew(&error) => {}
                done => return done,
            }
        }
    }

    async fn decide_once(&self, id: &ExportId, decree: &Decree) -> Result<Outcome, AggregatorError> {
        let mut export = self.known(id).await?.ok_or_else(|| AggregatorError::Unknown(id.clone()))?;
        match decree {
            Decree::Withdraw => self.withdraw(&mut export).await?,
            Decree::Restore => self.restore(&mut export).await?,
            held => self.accept(&mut export, held).await?,
        }
        Ok(Outcome::of(&export, None))
    }

    async fn accept(&self, export: &mut Export, decree: &Decree) -> Result<(), AggregatorError> {
        match (export.state, export.hold) {
            (ExportState::Held, Some(hold)) => self.accept_held(export, hold, decree).await?,
            // Said twice, or cut short after it took effect: what is left to do is the rest.
            (ExportState::Visible | ExportState::Superseded, _) => {}
            _ => return Err(unfit(export, "only an export that is held can be accepted")),
        }
        self.retry_held(export).await
    }

    async fn accept_held(&self, export: &mut Export, hold: Hold, decree: &Decree) -> Result<(), AggregatorError> {
        match decree {
            Decree::Accept if hold == Hold::WouldVanish => {
                let what = "say what becomes of what it lacks: --keep-missing, --drop-missing or --as-report NAME";
                return Err(unfit(export, what));
            }
            Decree::KeepMissing => self.remember(export, true).await?,
            Decree::DropMissing => {
                self.remember(export, false).await?;
                // Whoever lets rows go knows that the figures get lower.
                export.accepted.push(Hold::LooksOlder);
            }
            Decree::AsReport(report) => rename_report(export, report),
            _ => {}
        }
        if hold != Hold::WouldVanish && !matches!(decree, Decree::AsReport(_)) {
            export.accepted.push(hold);
        }
        self.close(export, Closing::of(EventKind::Load)).await
    }

    /// Tries the report's other held exports again, oldest first.
    async fn retry_held(&self, decided: &Export) -> Result<(), AggregatorError> {
        let report = |export: &Export| export.sent_to.clone();
        let mut held: Vec<Export> = self.all_known().await?;
        held.retain(|export| {
            export.state == ExportState::Held && export.id != decided.id && report(export) == report(decided)
        });
        held.sort_by_key(Export::order);
        for mut export in held {
            self.close(&mut export, Closing::of(EventKind::Load)).await?;
        }
        Ok(())
    }

    async fn remember(&self, export: &Export, keep: bool) -> Result<(), AggregatorError> {
        for missing in export.missing.iter().filter(|missing| missing.outcome == Fate::Held) {
            let decision = Decision { entity: missing.entity.clone(), keep };
            self.store.remember(&export.sent_to, &decision).await?;
        }
        Ok(())
    }
}

fn rename_report(export: &mut Export, report: &str) {
    report.clone_into(&mut export.sent_to.report);
    if let Some(facts) = &mut export.facts {
        report.clone_into(&mut facts.scope.report);
    }
}

pub(super) fn unfit(export: &Export, what: &str) -> AggregatorError {
    AggregatorError::Unfit { id: export.id.clone(), state: export.state, what: what.to_owned() }
}

//! An export arrives, or one that is known comes again.

use bus::{Manifest, Stored};
use domain::{DatedBy, Event, EventKind, Export, ExportState, LoadId};
use store::Store;

use crate::close::Closing;
use crate::overtaken::Overtaken;
use crate::{Aggregator, AggregatorError, Outcome, Status, blank};

impl<S: Store> Aggregator<S> {
    /// A sending came to its end: counts what stands, and closes the export.
    pub(crate) async fn complete(&self, stored: Stored) -> Result<Outcome, AggregatorError> {
        let _turn = self.turn.take().await?;
        let mut overtaken = Overtaken::counted(self.metrics.as_deref());
        loop {
            match self.complete_once(&stored).await {
                Err(error) if overtaken.plans_anew(&error) => {}
                done => return done,
            }
        }
    }

    async fn complete_once(&self, stored: &Stored) -> Result<Outcome, AggregatorError> {
        let Stored { manifest, stands } = stored;
        let known = self.known(&manifest.export).await?;
        match (known, *stands) {
            // Delivered once more, after this very sending was closed.
            (Some(known), Some(stands)) if is_stored(known.state) && known.load == Some(stands) => {
                Ok(Outcome::of(&known, Some(manifest.load)))
            }
            (Some(known), stands) if is_stored(known.state) => self.again(known, manifest, stands).await,
            (known, None) => Ok(resend(known.as_ref(), manifest)),
            (known, Some(stands)) => self.first_time(known, manifest, stands).await,
        }
    }

    async fn first_time(
        &self,
        known: Option<Export>,
        manifest: &Manifest,
        stands: LoadId,
    ) -> Result<Outcome, AggregatorError> {
        let mut export = self.introduced(known, manifest).await?;
        let (rows, campaign_days) = self.store.stands(stands).await?;
        if rows != manifest.facts.totals || campaign_days != rows {
            self.store.discard(stands).await?;
            return Ok(resend(Some(&export), manifest));
        }
        let left_over = export.load.replace(stands).filter(|load| *load != stands);
        self.store.record(&export).await?;
        self.close(&mut export, Closing::of(EventKind::Load)).await?;
        // Only now: whoever was overtaken may be wrong about what is left over.
        if let Some(left_over) = left_over {
            self.store.discard(left_over).await?;
        }
        Ok(Outcome::of(&export, Some(manifest.load)))
    }

    /// The same content again: it changes no figure. Where it is the export that answers,
    /// its figures are confirmed at the moment at which the repeat was produced.
    async fn again(
        &self,
        mut export: Export,
        manifest: &Manifest,
        stands: Option<LoadId>,
    ) -> Result<Outcome, AggregatorError> {
        if let Some(stands) = stands {
            self.store.discard(stands).await?;
        }
        let dated = manifest.exported.by != DatedBy::Mtime;
        // One that was delivered once more came once.
        if manifest.seen_at != export.seen_at {
            export.seen_again = Some(manifest.seen_at);
        }
        if export.state == ExportState::Held {
            // Dated anew, it may no longer look older; nothing of it is visible yet.
            if dated && manifest.exported != export.exported {
                export.exported = manifest.exported;
                export.confirmed_at = manifest.exported.at;
                self.close(&mut export, Closing::of(EventKind::Load)).await?;
            } else {
                self.store.record(&export).await?;
            }
            return Ok(Outcome::of(&export, Some(manifest.load)));
        }
        let confirms = dated && manifest.exported.at > export.confirmed_at;
        let live = self.history.head().await?;
        let answers = |scope| live.units(scope).any(|(_, assignment)| assignment.export.as_ref() == Some(&export.id));
        let scope = export.facts.as_ref().map(|facts| facts.scope.clone());
        if confirms && scope.as_ref().is_some_and(answers) {
            export.confirmed_at = manifest.exported.at;
            let event = Event {
                export: Some(export.id.clone()),
                scope,
                confirmed_at: Some(export.confirmed_at),
                ..blank(EventKind::Confirm)
            };
            self.publish(&live, event).await?;
        }
        self.store.record(&export).await?;
        Ok(Outcome { status: Status::Duplicate, ..Outcome::of(&export, Some(manifest.load)) })
    }

    /// The record of an export that closes for the first time, or tries again.
    async fn introduced(&self, known: Option<Export>, manifest: &Manifest) -> Result<Export, AggregatorError> {
        let now = self.clock.now();
        let fresh = known.is_none();
        let mut export = known.unwrap_or_else(|| Export {
            id: manifest.export.clone(),
            file: String::new(),
            sha256: manifest.sha256.clone(),
            facts: None,
            sent_to: sent_to(manifest),
            exported: manifest.exported,
            confirmed_at: manifest.exported.at,
            seen: 0,
            seen_at: manifest.seen_at,
            seen_again: None,
            load: None,
            state: ExportState::Incomplete,
            since: now,
            hold: None,
            reason: None,
            accepted: Vec::new(),
            missing: Vec::new(),
            version: None,
        });
        if fresh {
            export.seen = self.store.count_exports().await? + 1;
        }
        if manifest.exported.by != DatedBy::Mtime {
            export.exported = manifest.exported;
            export.confirmed_at = manifest.exported.at;
        }
        export.file.clone_from(&manifest.file);
        export.sha256.clone_from(&manifest.sha256);
        export.reason = None;
        export.facts = Some(manifest.facts.clone());
        export.state = ExportState::Incomplete;
        export.since = now;
        Ok(export)
    }
}

fn resend(known: Option<&Export>, manifest: &Manifest) -> Outcome {
    Outcome {
        export: manifest.export.clone(),
        load: Some(manifest.load),
        status: Status::Incomplete,
        exported: known.map_or(manifest.exported, |known| known.exported),
        version: None,
        hold: None,
        reason: Some("what was stored is not what was sent; it is sent again".to_owned()),
        missing: Vec::new(),
    }
}

pub(crate) fn sent_to(manifest: &Manifest) -> domain::SentTo {
    let scope = &manifest.facts.scope;
    domain::SentTo { source: scope.source, account: scope.account.clone(), report: scope.report.clone() }
}

/// Whether the rows of an export in this state are in the books.
const fn is_stored(state: ExportState) -> bool {
    matches!(state, ExportState::Visible | ExportState::Held | ExportState::Superseded | ExportState::Withdrawn)
}

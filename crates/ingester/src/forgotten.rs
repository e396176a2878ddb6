//! Originals that the archive has and the books do not know are sent again: the file is the durable
//! log, and the books may be those of an older backup, or new.

use std::collections::HashMap;

use bus::Producer;
use domain::ExportId;

use crate::blocking::blocking;
use crate::landing::Found;
use crate::{Archive, Archived, Closings, Ingester, Known, Remembered, export_id};

impl<P: Producer, K: Known, C: Closings> Ingester<P, K, C> {
    /// What has to be sent again, in the order in which it first came. Where that cannot be told
    /// now, the next run tells it.
    pub(crate) async fn forgotten(&self) -> Vec<Found> {
        let folders = self.desk.settings.folders.clone();
        let originals = match blocking(move || Archive::new(&folders).list()).await {
            Ok(Ok(originals)) if originals.is_empty() => return Vec::new(),
            Ok(Ok(originals)) => originals,
            Ok(Err(error)) => return untold(&error),
            Err(problem) => return untold(&problem),
        };
        let known = match self.known.all().await {
            Ok(known) => known,
            Err(error) => return untold(&error),
        };
        let unknown = move || originals.into_iter().filter_map(|original| forgotten(original, &known)).collect();
        let mut forgotten: Vec<Found> = blocking(unknown).await.unwrap_or_else(|problem| untold(&problem));
        forgotten.sort_by_key(|found| found.sent.as_ref().map(|sent| sent.seen_at));
        forgotten
    }
}

/// An original that the books do not know.
fn forgotten(original: Archived, known: &HashMap<ExportId, Remembered>) -> Option<Found> {
    let to = original.sent_to()?;
    let known = known.get(&export_id(&to, &original.sha256));
    if known.is_some_and(Remembered::is_stored) {
        return None;
    }
    match original.sent() {
        Ok(Some(sent)) if known.is_some_and(|known| known.is_done(sent.seen_at)) => None,
        Ok(Some(sent)) => Some(Found::archived(to, original.path, sent)),
        Ok(None) => None,
        Err(error) => Some(Found::unnoted(original.path, &error)),
    }
}

fn untold(error: &dyn std::fmt::Display) -> Vec<Found> {
    tracing::warn!(%error, "nobody can tell what lies in the archive and is not in the books");
    Vec::new()
}

//! Originals that the archive has and the books do not know are sent again: the file is the durable
//! log, and the books may be those of an older backup, or new.

use bus::Producer;
use domain::SentTo;

use crate::blocking::blocking;
use crate::landing::Found;
use crate::{Archive, Archived, Closings, Ingester, Known, Remembered, export_id};

impl<P: Producer, K: Known, C: Closings> Ingester<P, K, C> {
    /// What has to be sent again. Where that cannot be told now, the next run tells it.
    pub(crate) async fn forgotten(&self) -> Vec<Found> {
        let originals = self.originals().await;
        if originals.is_empty() {
            return Vec::new();
        }
        let known = match self.known.all().await {
            Ok(known) => known,
            Err(error) => {
                tracing::warn!(%error, "the books cannot be asked whether they know what is in the archive");
                return Vec::new();
            }
        };
        let is_done = |(to, original): &(SentTo, Archived)| {
            known.get(&export_id(to, &original.sha256)).is_some_and(Remembered::is_done)
        };
        originals
            .into_iter()
            .filter(|each| !is_done(each))
            .map(|(to, original)| Found::archived(to, original))
            .collect()
    }

    /// Every original of the archive whose path says where it was sent.
    async fn originals(&self) -> Vec<(SentTo, Archived)> {
        let folders = self.desk.settings.folders.clone();
        match blocking(move || Archive::new(&folders).list()).await {
            Ok(Ok(all)) => all.into_iter().filter_map(|original| Some((original.sent_to()?, original))).collect(),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the archive cannot be looked into");
                Vec::new()
            }
            Err(problem) => {
                tracing::warn!(%problem, "the archive cannot be looked into");
                Vec::new()
            }
        }
    }
}

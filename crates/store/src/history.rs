use std::sync::Arc;

use domain::rules::coverage::Live;
use domain::{Publication, Purge, Version};
use jiff::Timestamp;
use tokio::sync::RwLock;

use crate::{Journal, StoreError};

/// The journal, read once and kept in memory, since a line of it never changes.
#[derive(Debug)]
pub struct History<S> {
    store: Arc<S>,
    read: RwLock<Read>,
}

#[derive(Debug, Default)]
struct Read {
    lines: Vec<Publication>,
    head: Arc<Live>,
}

impl Read {
    fn purges_after(&self, version: Version) -> impl Iterator<Item = (&Publication, &Purge)> {
        let later = self.lines.iter().skip_while(move |line| line.version <= version);
        later.filter_map(|line| Some((line, line.event.purge.as_ref()?)))
    }
}

impl<S: Journal> History<S> {
    /// A history that has read nothing yet.
    pub fn new(store: Arc<S>) -> Self {
        Self { store, read: RwLock::default() }
    }

    /// The books as they stand now.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn head(&self) -> Result<Arc<Live>, StoreError> {
        let mut read = self.read.write().await;
        let fresh = self.store.publications(read.head.version).await?;
        if !fresh.is_empty() {
            let mut head = Live::clone(&read.head);
            fresh.iter().for_each(|line| head.apply(line));
            read.head = Arc::new(head);
            read.lines.extend(fresh);
        }
        Ok(Arc::clone(&read.head))
    }

    /// The books as they stood at a version that is visible already; what was purged since is
    /// replaced by what was left of it.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn at(&self, version: Version) -> Result<Arc<Live>, StoreError> {
        let head = self.head().await?;
        if version >= head.version {
            return Ok(head);
        }
        let read = self.read.read().await;
        let mut live = Live::at(&read.lines, version);
        read.purges_after(version).for_each(|(_, purge)| live.as_left_by(purge));
        Ok(Arc::new(live))
    }

    /// The lines after a version that say that something was purged, in order.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn purged_after(&self, version: Version) -> Result<Vec<Publication>, StoreError> {
        self.head().await?;
        Ok(self.read.read().await.purges_after(version).map(|(line, _)| line.clone()).collect())
    }

    /// The last version that was visible at a moment.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn version_at(&self, moment: Timestamp) -> Result<Version, StoreError> {
        self.head().await?;
        let read = self.read.read().await;
        let before = read.lines.partition_point(|line| line.visible_at <= moment);
        Ok(before.checked_sub(1).and_then(|at| read.lines.get(at)).map_or(Version::NONE, |line| line.version))
    }

    /// The moment at which a version became visible.
    pub async fn visible_at(&self, version: Version) -> Option<Timestamp> {
        let read = self.read.read().await;
        read.lines.iter().find(|line| line.version == version).map(|line| line.visible_at)
    }
}

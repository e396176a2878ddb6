use std::fmt::{self, Display, Formatter};
use std::sync::Arc;

use domain::Version;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{History, Inventory, Journal, StoreError};

use crate::books::Books;

/// What a backup holds: its last file, `backup.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Contents {
    /// How backups are laid out.
    pub(super) format: u32,
    /// The version of the program that made it.
    pub(super) program: String,
    /// When it was made.
    pub(super) made_at: Timestamp,
    /// What stands in the books.
    pub(super) books: Stand,
    /// Originals that were read.
    pub(super) archive: Files,
    /// Files that could not be read, and their reasons.
    pub(super) quarantine: Files,
    /// SHA-256 over the names and contents of all other files, in order, in hexadecimal.
    pub(super) sha256: String,
}

/// How the books stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stand {
    /// The latest data version.
    pub(super) version: Version,
    /// When it became visible.
    pub(super) visible_at: Timestamp,
    /// How many exports are known.
    pub(super) exports: u64,
    /// What is in the tables.
    pub(super) inventory: Inventory,
}

/// Files of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Files {
    /// How many.
    pub(super) files: u64,
    /// Their bytes.
    pub(super) bytes: u64,
}

impl Stand {
    /// How the books stand now; nobody may close meanwhile.
    pub(super) async fn of(books: &Books) -> Result<Self, StoreError> {
        let head = History::new(Arc::clone(&books.store)).head().await?;
        let loads = aggregator::referenced(books.store.as_ref()).await?;
        Ok(Self {
            version: head.version,
            visible_at: head.visible_at,
            exports: books.store.count_exports().await?,
            inventory: books.store.inventory(&loads).await?,
        })
    }
}

impl Contents {
    /// The layout of backups that this program writes and reads.
    pub(super) const FORMAT: u32 = 1;
    /// The name of the file in a backup.
    pub(super) const NAME: &str = "backup.json";
}

impl Display for Contents {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self { books, archive, quarantine, .. } = self;
        let rows = |table: &str| books.inventory.tables.get(table).map_or(0, |standing| standing.rows);
        write!(
            out,
            "version {} of {}: {} exports, {} rows, {} campaign-days, {} reach figures; {} files in the archive, {} in \
             quarantine",
            books.version,
            books.visible_at,
            books.exports,
            rows("delivery"),
            rows("campaign_day"),
            rows("reach"),
            archive.files,
            quarantine.files,
        )
    }
}

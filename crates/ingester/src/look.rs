use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

/// What a file looks like from outside: when that changes, somebody is still writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// Bytes.
    pub(crate) size: u64,
    /// Modification time.
    pub(crate) modified: Timestamp,
    inode: u64,
}

/// How long a dropped file has to lie still before it is read.
const SETTLES: SignedDuration = SignedDuration::from_secs(60);

impl Look {
    /// Looks at a path.
    pub(crate) fn at(path: &Path) -> std::io::Result<Self> {
        std::fs::metadata(path).map(|metadata| Self::of(&metadata))
    }

    /// What the system says about an open file.
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        Self { size: metadata.len(), modified: modified.unwrap_or_default(), inode: metadata.ino() }
    }

    /// Whether the file changed so lately that it may still be changing. A time well in the
    /// future says nothing, and must not keep a file waiting for ever.
    pub(crate) fn is_fresh(&self, now: Timestamp) -> bool {
        now.duration_since(self.modified).abs() < SETTLES
    }

    /// Whether the path still looks the same.
    pub(crate) fn still_holds(&self, path: &Path) -> bool {
        Self::at(path).is_ok_and(|now| now == *self)
    }
}

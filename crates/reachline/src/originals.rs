//! Which exports an original in the archive is of.

use domain::Export;
use ingester::Archived;

/// A content as it was sent to an account: as one of its reports, or as any of them, where an
/// original's path does not say which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Content {
    source: String,
    account: String,
    report: Option<String>,
    sha256: String,
}

impl Content {
    /// What an original may be called that is this export's.
    pub(crate) fn of(export: &Export) -> [Self; 2] {
        let sent = &export.sent_to;
        [Some(sent.report.clone()), None].map(|report| Self {
            source: sent.source.to_string(),
            account: sent.account.clone(),
            report,
            sha256: export.sha256.clone(),
        })
    }
}

impl From<&Archived> for Content {
    fn from(original: &Archived) -> Self {
        let Archived { source, account, report, sha256, .. } = original.clone();
        Self { source, account, report, sha256 }
    }
}

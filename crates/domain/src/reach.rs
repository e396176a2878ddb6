use serde::{Deserialize, Serialize};

use crate::{EntityPath, Span};

/// How many accounts saw something at least once, as a platform reported it for exactly one
/// entity and window.
///
/// Reach is not additive, so there is nothing to add it with:
///
/// ```compile_fail
/// let (a, b) = (domain::Reach::new(1), domain::Reach::new(2));
/// let total = a + b;
/// ```
///
/// ```compile_fail
/// let total: domain::Reach = [domain::Reach::new(1)].into_iter().sum();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reach(u64);

impl Reach {
    /// A reported reach, in accounts.
    pub const fn new(accounts: u64) -> Self {
        Self(accounts)
    }

    /// The reported number, to be shown or stored as it is.
    pub const fn reported(self) -> u64 {
        self.0
    }
}

/// A reach that is no column of a delivery row: the platform's own totals row has one for
/// the whole account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachRow {
    /// The window that it was reported for.
    pub span: Span,
    /// Empty for the account.
    pub entity: EntityPath,
    /// The value, as reported.
    pub reach: Reach,
}

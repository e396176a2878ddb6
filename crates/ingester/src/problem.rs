use exports::Fault;
use serde::{Deserialize, Serialize};

/// What went wrong with a file, and what a person can do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}: {remedy}")]
pub struct Problem {
    /// Stable, machine-readable reason.
    pub code: String,
    /// What is wrong, and where.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl Problem {
    /// A problem in words.
    pub fn new(code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), remedy: remedy.into() }
    }

    /// A file or folder that the system does not let us read or write.
    pub(crate) fn of_disk(code: &str, what: &str, error: &std::io::Error) -> Self {
        Self::new(code, format!("{what}: {error}"), "check the disk and the permissions; the next run tries again")
    }
}

impl From<&Fault> for Problem {
    /// The place of the fault goes into the message.
    fn from(fault: &Fault) -> Self {
        Self::new(&fault.code, fault.to_string(), fault.remedy.clone())
    }
}

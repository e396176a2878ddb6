use crate::BusError;

/// Why a message was not read. It quotes nothing of the message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// It says what only a later version of the program knows.
    #[error("{0}; this program reads formats up to {format}: upgrade the aggregators first, nothing is lost", format = super::FORMAT)]
    Newer(String),
    /// It is none of ours, or broken.
    #[error("{message}")]
    Unreadable {
        /// One of a few words.
        code: &'static str,
        /// What is wrong.
        message: String,
    },
}

impl WireError {
    pub(super) const fn unreadable(code: &'static str, message: String) -> Self {
        Self::Unreadable { code, message }
    }

    pub(super) fn rubbish(error: &serde_json::Error) -> Self {
        Self::unreadable("rubbish", format!("it is no message: {}", place(error)))
    }

    pub(super) fn shape(kind: &str, error: &serde_json::Error) -> Self {
        Self::unreadable("shape", format!("it does not have the shape of a {kind}: {}", place(error)))
    }

    pub(super) fn column(name: &str, fault: &str) -> Self {
        Self::unreadable("column", format!("its column {name} {fault}"))
    }
}

impl From<WireError> for BusError {
    fn from(error: WireError) -> Self {
        match error {
            WireError::Newer(_) => Self::Newer(error.to_string()),
            WireError::Unreadable { message, .. } => Self::Unreadable(message),
        }
    }
}

/// Where JSON goes wrong; its own words would quote values.
fn place(error: &serde_json::Error) -> String {
    let fault = if error.is_data() { "an entry is not what is expected" } else { "not JSON" };
    format!("{fault} at line {} column {}", error.line(), error.column())
}

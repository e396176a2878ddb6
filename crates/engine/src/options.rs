//! How the engine is opened.

use std::path::PathBuf;
use std::time::Duration;

/// The version of the library that this crate was written against.
pub const VERSION: &str = "26.7.3";

/// What [`Engine::open`](crate::Engine::open) needs to know.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data directory; created (0700) if missing.
    pub data: PathBuf,
    /// The library; looked for by [`find_library`](crate::find_library) if unset.
    pub library: Option<PathBuf>,
    /// How many statements run at the same time; the others wait. An answer
    /// being read and an INSERT being sent count as running.
    pub statements: usize,
    /// The longest answer, in bytes, of a format that cannot be streamed.
    pub answer_limit: usize,
    /// The longest statement, in bytes, rows in its text included.
    pub statement_limit: usize,
    /// How long a stopping engine waits for requests in flight.
    pub drain: Duration,
}

impl Options {
    /// The defaults for a data directory.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            library: None,
            statements: 8,
            answer_limit: 256 << 20,
            statement_limit: 16 << 20,
            drain: Duration::from_secs(30),
        }
    }
}

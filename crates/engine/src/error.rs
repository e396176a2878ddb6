//! What can go wrong: opening the engine, and running a statement.

use std::io;
use std::path::{Path, PathBuf};

use hyper::StatusCode;

use crate::options::VERSION;

/// Why the engine could not be opened. Each says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system is not one the library exists for.
    #[error("the embedded engine runs on Linux (x86-64 or arm64) only; use a ClickHouse server here")]
    Platform,
    /// No library was found.
    #[error(
        "the engine's library libchdb.so was not found (looked for it {looked}); run `make engine`, or set REACHLINE_LIBCHDB to its path"
    )]
    NoLibrary {
        /// Where it was looked for.
        looked: String,
    },
    /// The file is not a library that can be loaded here.
    #[error("{} cannot be loaded ({reason}); run `make engine` to download it again", path.display())]
    Unloadable {
        /// The library.
        path: PathBuf,
        /// What the loader said.
        reason: String,
    },
    /// The library lacks a function.
    #[error("{} has no function {symbol}, so it is not the pinned library; run `make engine`", path.display())]
    Symbol {
        /// The library.
        path: PathBuf,
        /// The missing function.
        symbol: &'static str,
    },
    /// The library has another version.
    #[error("{} is version {found}, but {VERSION} is needed; run `make engine`", path.display())]
    Version {
        /// The library.
        path: PathBuf,
        /// The version that it reports.
        found: String,
    },
    /// Another process works on the data directory.
    #[error("{} is in use by process {}; talk to that process through its socket, or stop it first", data.display(), pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string()))]
    Owned {
        /// The data directory.
        data: PathBuf,
        /// The owner, where it could be read.
        pid: Option<u32>,
    },
    /// This process has an engine open already.
    #[error("this process already has an engine open; close it before opening another")]
    AlreadyOpen,
    /// The engine itself refused to start.
    #[error("the engine could not open {} ({reason}); check the free space and the permissions of the folder, or restore a backup", data.display())]
    Start {
        /// The data directory.
        data: PathBuf,
        /// What is known about the reason.
        reason: String,
    },
    /// A path cannot be used.
    #[error("{} cannot be used ({reason}); choose another data directory", path.display())]
    Path {
        /// The path.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl OpenError {
    pub(crate) fn unloadable(path: &Path, error: &libloading::Error) -> Self {
        Self::Unloadable { path: path.to_owned(), reason: error.to_string() }
    }

    pub(crate) fn symbol(path: &Path, symbol: &'static str) -> Self {
        Self::Symbol { path: path.to_owned(), symbol }
    }

    pub(crate) fn path(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |error| Self::Path { path: path.to_owned(), reason: error.to_string() }
    }

    pub(crate) fn start(data: &Path, reason: &str) -> Self {
        Self::Start { data: data.to_owned(), reason: reason.to_owned() }
    }
}

/// Why a statement failed, in the words and numbers of `ClickHouse`.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) code: u32,
    pub(crate) text: String,
}

impl Failure {
    pub(crate) const BAD_ARGUMENTS: u32 = 36;
    pub(crate) const NOT_IMPLEMENTED: u32 = 48;
    pub(crate) const SYNTAX_ERROR: u32 = 62;
    pub(crate) const READONLY: u32 = 164;
    pub(crate) const TOO_LARGE: u32 = 396;
    pub(crate) const ABORTED: u32 = 236;
    pub(crate) const ACCESS_DENIED: u32 = 497;
    pub(crate) const AUTHENTICATION_FAILED: u32 = 516;
    const LOGICAL_ERROR: u32 = 49;

    /// A failure found on this side of the engine.
    pub(crate) fn new(code: u32, message: impl std::fmt::Display) -> Self {
        Self { code, text: format!("Code: {code}. DB::Exception: {message}.") }
    }

    /// A failure as the engine words it.
    pub(crate) fn from_engine(text: String) -> Self {
        match code_of(&text) {
            Some(code) => Self { code, text },
            None => Self::new(Self::BAD_ARGUMENTS, text),
        }
    }

    pub(crate) fn internal(what: &str) -> Self {
        Self::new(Self::LOGICAL_ERROR, what)
    }

    /// The HTTP status that `ClickHouse` answers with for this code.
    pub(crate) fn status(&self) -> StatusCode {
        match self.code {
            6 | 26 | 27 | 33 | 34 | 36 | 38 | 41 | 43 | 53 | 62 | 72 | 73 | 117 | 456 | 457 => StatusCode::BAD_REQUEST,
            16 | 46 | 47 | 50 | 56 | 60 | 61 | 63 | 75 | 81 | 115 => StatusCode::NOT_FOUND,
            131 | 396 => StatusCode::PAYLOAD_TOO_LARGE,
            159 => StatusCode::REQUEST_TIMEOUT,
            48 => StatusCode::NOT_IMPLEMENTED,
            164 | 497 | 516 => StatusCode::FORBIDDEN,
            202 | 236 => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

fn code_of(text: &str) -> Option<u32> {
    let rest = text.strip_prefix("Code: ")?;
    rest.split_once('.')?.0.parse().ok()
}

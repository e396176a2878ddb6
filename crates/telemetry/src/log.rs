use std::io::{IsTerminal, stderr};

use tracing_subscriber::filter::{EnvFilter, LevelFilter, ParseError};
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// One line of text, coloured on a terminal.
    #[default]
    Compact,
    /// One JSON object a line.
    Json,
}

/// Why logging cannot start.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// `REACHLINE_LOG` cannot be read.
    #[error("REACHLINE_LOG is not a filter such as `info` or `warn,query_api=debug`: {0}")]
    Filter(#[from] ParseError),
    /// Something else logs already.
    #[error("logging was started twice: {0}")]
    Twice(#[from] TryInitError),
}

/// Starts logging to standard error. `REACHLINE_LOG` says what is logged, such as `warn` or
/// `info,query_api=debug`; without it, `default` and above.
///
/// # Errors
/// Says that the filter cannot be read, or that logging has started already.
pub fn init(format: LogFormat, default: tracing::Level) -> Result<(), LogError> {
    let filter = EnvFilter::builder()
        .with_default_directive(LevelFilter::from_level(default).into())
        .parse(std::env::var("REACHLINE_LOG").unwrap_or_default())?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    match format {
        LogFormat::Compact => lines.compact().with_ansi(stderr().is_terminal()).finish().try_init()?,
        LogFormat::Json => lines.json().flatten_event(true).finish().try_init()?,
    }
    Ok(())
}

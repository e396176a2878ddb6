//! What a command prints.

use std::fmt::Display;
use std::io::Write;

/// Prints a line. Whoever reads may go away: then nobody is left to tell, and the command
/// goes on with its work.
pub(crate) fn line(text: impl Display) {
    drop(writeln!(std::io::stdout(), "{text}"));
}

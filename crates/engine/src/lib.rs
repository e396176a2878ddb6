//! Embedded `ClickHouse` behind its own HTTP interface on a Unix socket.
//!
//! The library `libchdb` is loaded at run time; the official client talks to
//! it as to any server. It needs no port, no user and no configuration, and
//! it is no door: what could read or write a file, open a connection or run a
//! program is refused before the engine sees it, and so is what could not be
//! answered rightly here (several statements, sessions, compression).
//!
//! What that means for those who write SQL:
//! - A statement has a connection, and so a session, of its own. `SET`, `USE`
//!   and temporary tables have no effect on the next one.
//! - Engines are those of the `MergeTree` family, `Memory`, `Log`, `Join`,
//!   `Set`, `Null`, `Merge` and views; `Replicated…` and the like are refused.
//!   So are dictionaries, functions and users.
//! - A table or column cannot be called `file`, because the bare name of a
//!   function is enough to call it; a column called `engine` must be created
//!   in backticks.
//! - `BACKUP … TO File('name')` and `RESTORE … FROM File('name')` work in the
//!   folder `backups` of the data directory, and nowhere else.
//! - Formats whose rows stand for themselves are streamed. `JSON`, `Parquet`,
//!   `WITH TOTALS` and the like are answered in one piece, up to a limit.
//! - Over TCP it answers on loopback only, and only who sends the key
//!   ([`Engine::serve_tcp`]); neither browsers nor other hosts' names get in.
//! - An INSERT that fails keeps the blocks that were complete, as it does on a
//!   server. One block is atomic: see `max_insert_block_size`.
//!
//! ```no_run
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let engine = engine::Engine::open(engine::Options::new("data"))?;
//! engine.serve(async { /* until Ctrl-C */ }).await?;
//! engine.close();
//! # Ok(()) }
//! ```

mod boot;
mod engine;
mod error;
mod ffi;
mod format;
mod http;
mod key;
mod library;
mod options;
mod owner;
mod rows;
mod select;
mod session;
mod socket;
mod sql;
#[cfg(test)]
mod tests;
mod workers;

pub use boot::backups;
pub use engine::Engine;
pub use error::OpenError;
pub use key::Key;
pub use library::find_library;
pub use options::{Options, VERSION};
pub use owner::owner;
pub use socket::connectable;

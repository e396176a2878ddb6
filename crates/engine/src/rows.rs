//! Running an INSERT whose rows arrive in pieces.

use bytes::Bytes;
use tokio::sync::mpsc;

use crate::error::Failure;
use crate::select::Query;
use crate::session::Sessions;

/// A piece of what a client sends.
pub(crate) enum Piece {
    /// Rows, cut anywhere.
    Data(Bytes),
    /// All rows were sent. Without it nothing is committed.
    End,
}

/// How much is handed to the engine at a time: small pieces cost a wake-up
/// each, large ones memory.
const APPEND: usize = 1 << 20;

/// Runs an INSERT to its end. When the sender goes away before the end, the
/// insert is cancelled.
pub(crate) fn insert(sessions: &Sessions, query: &Query, pieces: &mut mpsc::Receiver<Piece>) -> Result<(), Failure> {
    let mut connection = sessions.begin(query.database.as_deref(), &query.settings)?;
    let mut insert = connection.insert(query.call())?;
    let mut batch = Vec::new();
    loop {
        match pieces.blocking_recv() {
            Some(Piece::Data(data)) if batch.is_empty() && data.len() >= APPEND => insert.append(&data)?,
            Some(Piece::Data(data)) => batch.extend_from_slice(&data),
            Some(Piece::End) => break,
            None => return Err(Failure::new(Failure::ABORTED, "the client went away before the end of its rows")),
        }
        if batch.len() >= APPEND {
            insert.append(&batch)?;
            batch.clear();
        }
    }
    if !batch.is_empty() {
        insert.append(&batch)?;
    }
    insert.finish()
}

//! Running statements that answer.

use bytes::Bytes;
use tokio::sync::{mpsc, oneshot};

use crate::error::Failure;
use crate::ffi::{Call, Chunk, Params, Rows};
use crate::format::Header;
use crate::session::{Sessions, Settings};

/// A statement with all that it needs to run.
pub(crate) struct Query {
    pub(crate) sql: Vec<u8>,
    pub(crate) format: String,
    pub(crate) database: Option<String>,
    pub(crate) settings: Settings,
    pub(crate) params: Params,
}

impl Query {
    pub(crate) fn call(&self) -> Call<'_> {
        Call { sql: &self.sql, format: &self.format, params: &self.params }
    }
}

/// Where a streamed answer goes: first the news that it began, then its bytes.
pub(crate) struct Sink {
    pub(crate) begun: oneshot::Sender<Result<(), Failure>>,
    pub(crate) bytes: mpsc::Sender<Bytes>,
    pub(crate) tag: String,
}

/// Runs a statement and answers in one piece.
pub(crate) fn whole(sessions: &Sessions, query: &Query, limit: usize) -> Result<Bytes, Failure> {
    let mut connection = sessions.begin(query.database.as_deref(), &query.settings)?;
    let answer = connection.query(query.call())?;
    if answer.as_ref().len() > limit {
        let message = format!(
            "An answer in format {} may have {limit} bytes: ask for a format that can be streamed, such as RowBinary or JSONEachRow",
            query.format
        );
        return Err(Failure::new(Failure::TOO_LARGE, message));
    }
    Ok(Bytes::from_owner(answer))
}

/// Runs a SELECT and streams its answer, without the headers that every chunk
/// repeats. A receiver that goes away cancels it.
pub(crate) fn streamed(sessions: &Sessions, query: &Query, header: Header, sink: Sink) {
    let Sink { begun, bytes, tag } = sink;
    let mut begun = Some(begun);
    let outcome = stream(sessions, query, header, &mut begun, &bytes);
    match (outcome, begun) {
        (Err(failure), Some(begun)) => drop(begun.send(Err(failure))),
        (Err(failure), None) => drop(bytes.blocking_send(exception(&failure, &tag))),
        (Ok(()), _) => {}
    }
}

fn stream(
    sessions: &Sessions,
    query: &Query,
    header: Header,
    begun: &mut Option<oneshot::Sender<Result<(), Failure>>>,
    out: &mpsc::Sender<Bytes>,
) -> Result<(), Failure> {
    let mut connection = sessions.begin(query.database.as_deref(), &query.settings)?;
    let mut rows = connection.stream(query.call())?;
    let first = rows.next()?;
    match begun.take().map(|begun| begun.send(Ok(()))) {
        Some(Ok(())) => forward(&mut rows, first, header, out),
        _ => Ok(()),
    }
}

fn forward(rows: &mut Rows<'_>, first: Chunk, header: Header, out: &mpsc::Sender<Bytes>) -> Result<(), Failure> {
    let first = Bytes::from_owner(first);
    let length = if first.is_empty() { 0 } else { header.length(&first).ok_or_else(unreadable)? };
    let beginning = first.slice(..length);
    if out.blocking_send(first).is_err() {
        return Ok(());
    }
    while !rows.ended() {
        let chunk = Bytes::from_owner(rows.next()?);
        if out.blocking_send(without(&beginning, &chunk)?).is_err() {
            break;
        }
    }
    Ok(())
}

/// A later chunk without the header that the first one began with.
fn without(beginning: &Bytes, chunk: &Bytes) -> Result<Bytes, Failure> {
    if chunk.is_empty() {
        return Ok(Bytes::new());
    }
    if chunk.starts_with(beginning) { Ok(chunk.slice(beginning.len()..)) } else { Err(unreadable()) }
}

fn unreadable() -> Failure {
    Failure::internal("a chunk of the answer does not begin as the first one did")
}

/// The block that tells of a failure after the answer began. It must arrive in
/// one piece, so the text is kept short.
fn exception(failure: &Failure, tag: &str) -> Bytes {
    let text: String = failure.text.chars().take(4000).collect();
    let length = text.len() + 1;
    Bytes::from(format!("\r\n__exception__\r\n{tag}\r\n{text}\n{length} {tag}\r\n__exception__\r\n"))
}

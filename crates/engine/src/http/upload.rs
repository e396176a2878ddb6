//! Taking the rows of an INSERT from a request.

use std::sync::Arc;

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::Response;
use hyper::body::Incoming;
use tokio::sync::{mpsc, oneshot};

use super::body::Body;
use super::handle::stopped;
use super::request::Asked;
use super::{Context, answer};
use crate::error::Failure;
use crate::rows::{Piece, insert};
use crate::select::Query;
use crate::sql;

/// Pieces that may wait for the engine; a full queue slows the client down.
const WAITING: usize = 8;

/// Runs an INSERT with the rows of its text and of the body.
pub(crate) async fn rows(
    context: &Arc<Context>,
    asked: Asked,
    statement: sql::Insert,
    sql: &Bytes,
    body: Option<Incoming>,
) -> Result<Response<Body>, Failure> {
    let text = sql.slice(statement.rows..);
    let query = query(asked, statement.format, sql.slice(..statement.head));
    let (send, receive) = oneshot::channel();
    let (pieces, mut queue) = mpsc::channel(WAITING);
    context.workers.submit(move |sessions| {
        let outcome = insert(sessions, &query, &mut queue);
        drop(queue);
        drop(send.send(outcome));
    });
    feed(pieces, text, body).await?;
    receive.await.unwrap_or_else(|_| Err(stopped()))?;
    Ok(answer::success(Body::whole(Bytes::new()), "Null", None))
}

fn query(asked: Asked, format: String, sql: Bytes) -> Query {
    let mut settings = asked.settings;
    if format.eq_ignore_ascii_case("Values") {
        // Rows are data: an expression among them would be run as SQL.
        settings.push(("input_format_values_interpret_expressions".to_owned(), "0".to_owned()));
        settings.push(("input_format_values_deduce_templates_of_expressions".to_owned(), "0".to_owned()));
    }
    Query { sql: sql.into(), format, database: asked.database, settings, params: asked.params }
}

/// Passes rows on as they come. An insert that failed leaves its queue; the
/// rest is then read and dropped, since a client that is still sending would
/// not look at the answer.
async fn feed(pieces: mpsc::Sender<Piece>, text: Bytes, body: Option<Incoming>) -> Result<(), Failure> {
    if !text.is_empty() {
        let _ = pieces.send(Piece::Data(text)).await;
    }
    if let Some(mut body) = body {
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| Failure::new(Failure::ABORTED, "The client went away"))?;
            if let Ok(data) = frame.into_data() {
                let _ = pieces.send(Piece::Data(data)).await;
            }
        }
    }
    let _ = pieces.send(Piece::End).await;
    Ok(())
}

/// Reads and drops a body.
pub(crate) async fn discard(body: Option<Incoming>) {
    if let Some(mut body) = body {
        while let Some(Ok(_)) = body.frame().await {}
    }
}

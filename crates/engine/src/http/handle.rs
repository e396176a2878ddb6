//! From a request to its answer.

use std::sync::Arc;

use bytes::Bytes;
use hyper::body::{Body as _, Incoming};
use hyper::http::request::Parts;
use hyper::{Method, Request, Response};
use tokio::sync::{mpsc, oneshot};

use super::body::Body;
use super::request::{Asked, boundary, collect};
use super::{Context, Gate, answer, upload};
use crate::error::Failure;
use crate::format::Header;
use crate::select::{Query, Sink, streamed, whole};
use crate::sql::{self, Kind, Statement};

/// The format of an answer when nobody names one.
const DEFAULT_FORMAT: &str = "TabSeparated";

/// Chunks of an answer that may wait for a slow client.
const WAITING: usize = 2;

/// Answers one request.
pub(crate) async fn handle(context: Arc<Context>, gate: Gate, request: Request<Incoming>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let outcome = match (gate.admit(&parts.headers), parts.uri.path()) {
        (Err(failure), _) => Err(failure),
        (Ok(()), "/ping") => Ok(answer::ping()),
        (Ok(()), "/") => statement(&context, &parts, body).await,
        _ => Ok(answer::unknown_path()),
    };
    outcome.unwrap_or_else(|failure| answer::failure(&failure))
}

async fn statement(context: &Arc<Context>, parts: &Parts, body: Incoming) -> Result<Response<Body>, Failure> {
    let mut asked = Asked::from_address(parts.uri.query())?;
    let limit = context.options.statement_limit;
    if let Some(boundary) = boundary(parts) {
        let form = collect(body, limit).await?;
        asked.add_form(&form, &boundary)?;
        let sql = asked.query.take().unwrap_or_default();
        return run(context, parts, asked, sql.into(), None).await;
    }
    match asked.query.take() {
        Some(sql) => run(context, parts, asked, sql.into(), Some(body)).await,
        None if parts.method == Method::GET && body.is_end_stream() => Ok(answer::ping()),
        None => {
            let sql = collect(body, limit).await?;
            run(context, parts, asked, sql, None).await
        }
    }
}

async fn run(
    context: &Arc<Context>,
    parts: &Parts,
    asked: Asked,
    sql: Bytes,
    body: Option<Incoming>,
) -> Result<Response<Body>, Failure> {
    let statement = read(context, &asked, &sql).and_then(|statement| writable(parts, statement));
    let statement = match statement {
        Ok(statement) => statement,
        Err(failure) => {
            upload::discard(body).await;
            return Err(failure);
        }
    };
    if let Kind::Insert(insert) = statement.kind {
        return upload::rows(context, asked, insert, &sql, body).await;
    }
    no_rows(context, body).await?;
    query(context, asked, statement, sql).await
}

fn read(context: &Context, asked: &Asked, sql: &[u8]) -> Result<Statement, Failure> {
    let statement = Statement::read(sql, &context.backups)?;
    sql::parameters(&asked.params.0, &statement.naming)?;
    Ok(statement)
}

/// A statement that takes no rows may not have any.
async fn no_rows(context: &Context, body: Option<Incoming>) -> Result<(), Failure> {
    let Some(body) = body else { return Ok(()) };
    let rest = collect(body, context.options.statement_limit).await?;
    if rest.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let message = "The address holds a whole statement, so the body must be empty";
    Err(Failure::new(Failure::BAD_ARGUMENTS, message))
}

/// GET changes nothing.
fn writable(parts: &Parts, statement: Statement) -> Result<Statement, Failure> {
    if parts.method == Method::POST || matches!(statement.kind, Kind::Select | Kind::Show) {
        return Ok(statement);
    }
    Err(Failure::new(Failure::READONLY, "Use POST for statements that change something (READONLY)"))
}

async fn query(
    context: &Arc<Context>,
    asked: Asked,
    statement: Statement,
    sql: Bytes,
) -> Result<Response<Body>, Failure> {
    let format = statement.format.or(asked.format).unwrap_or_else(|| DEFAULT_FORMAT.to_owned());
    let header = Header::of(&format).filter(|_| !statement.whole && !asked.settings.iter().any(in_parts));
    let (database, settings, params) = (asked.database, asked.settings, asked.params);
    let mut query = Query { sql: sql.into(), format, database, settings, params };
    if statement.kind == Kind::Select {
        match header {
            Some(header) => return stream(context, query, header).await,
            None => limit(&mut query, context.options.answer_limit),
        }
    }
    at_once(context, query).await
}

/// Whether a setting adds something before or after the rows.
fn in_parts((name, value): &(String, String)) -> bool {
    value != "0" && matches!(name.as_str(), "extremes" | "output_format_json_array_of_rows")
}

/// The engine stops a query whose answer grows too long to hold.
fn limit(query: &mut Query, bytes: usize) {
    query.settings.push(("max_result_bytes".to_owned(), bytes.to_string()));
    query.settings.push(("result_overflow_mode".to_owned(), "throw".to_owned()));
}

async fn at_once(context: &Arc<Context>, query: Query) -> Result<Response<Body>, Failure> {
    let (limit, format) = (context.options.answer_limit, query.format.clone());
    let (send, receive) = oneshot::channel();
    context.workers.submit(move |sessions| drop(send.send(whole(sessions, &query, limit))));
    let bytes = receive.await.unwrap_or_else(|_| Err(stopped()))?;
    Ok(answer::success(Body::whole(bytes), &format, None))
}

async fn stream(context: &Arc<Context>, query: Query, header: Header) -> Result<Response<Body>, Failure> {
    let (begun, beginning) = oneshot::channel();
    let (bytes, stream) = mpsc::channel(WAITING);
    let (tag, format) = (answer::tag(), query.format.clone());
    let sink = Sink { begun, bytes, tag: tag.clone() };
    context.workers.submit(move |sessions| streamed(sessions, &query, header, sink));
    beginning.await.unwrap_or_else(|_| Err(stopped()))?;
    Ok(answer::success(Body::Stream(stream), &format, Some(&tag)))
}

/// The thread of the statement is gone.
pub(crate) fn stopped() -> Failure {
    Failure::new(Failure::ABORTED, "The engine is stopping (ABORTED)")
}

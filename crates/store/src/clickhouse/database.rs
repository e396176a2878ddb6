//! A database, every call to which ends in time.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use clickhouse::error::{Error, Result};
use clickhouse::insert_formatted::InsertFormatted;
use clickhouse::insert_native::InsertNative;
use clickhouse::query::{BytesCursor, Query};
use clickhouse::{Client, RowOwned, RowRead};
use serde::Serialize;

use super::requests::Requests;
use super::{Deadlines, Replicas};

/// A client with the deadlines of its calls.
#[derive(Clone)]
pub(super) struct Database {
    client: Client,
    deadlines: Deadlines,
    replicas: Option<Replicas>,
    requests: Arc<Requests>,
}

impl Database {
    pub(super) fn new(client: Client, deadlines: Deadlines, replicas: Option<Replicas>) -> Self {
        Self { client, deadlines, replicas, requests: Arc::default() }
    }

    /// How the statements so far ended.
    pub(super) fn requests(&self) -> &Requests {
        &self.requests
    }

    /// Where several servers hold the tables.
    pub(super) const fn replicas(&self) -> Option<&Replicas> {
        self.replicas.as_ref()
    }

    pub(super) fn query(&self, sql: &str) -> Call {
        Call { query: self.client.query(sql), deadlines: self.deadlines, requests: Arc::clone(&self.requests) }
    }

    /// Each block has the deadline of a question, and the answer that of a change.
    pub(super) fn insert_native(&self, table: &str) -> InsertNative {
        let Deadlines { read, write, .. } = self.deadlines;
        self.client.insert_native(table).with_timeouts(Some(read), Some(write))
    }

    /// The same, of bytes that an answer had.
    pub(super) fn insert_bytes(&self, sql: &str, table: &str) -> InsertFormatted {
        let Deadlines { read, write, .. } = self.deadlines;
        let insert = self.client.insert_formatted_with(sql).with_setting("param_table", table);
        insert.with_timeouts(Some(read), Some(write))
    }
}

/// The rows of an answer, as bytes of blocks.
pub(super) struct Blocks {
    cursor: BytesCursor,
    deadline: Duration,
}

impl Blocks {
    /// The next bytes; nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>> {
        within(self.deadline, self.cursor.next()).await
    }
}

/// A statement with its parameters.
pub(super) struct Call {
    query: Query,
    deadlines: Deadlines,
    requests: Arc<Requests>,
}

impl Call {
    pub(super) fn param(self, name: &str, value: impl Serialize) -> Self {
        Self { query: self.query.param(name, value), ..self }
    }

    /// With a setting of the database for this statement alone.
    pub(super) fn setting(self, name: &str, value: impl Into<String>) -> Self {
        Self { query: self.query.with_setting(name, value), ..self }
    }

    /// It touches a few rows only.
    pub(super) const fn brief(mut self) -> Self {
        self.deadlines.read = self.deadlines.brief;
        self
    }

    pub(super) async fn execute(self) -> Result<()> {
        let ended = within(self.deadlines.write, self.query.execute()).await;
        self.requests.count(&ended);
        ended
    }

    pub(super) async fn fetch_one<T: RowOwned + RowRead>(self) -> Result<T> {
        let ended = within(self.deadlines.read, self.query.fetch_one()).await;
        self.requests.count(&ended);
        ended
    }

    pub(super) fn fetch_native_bytes(self) -> Result<Blocks> {
        Ok(Blocks { cursor: self.query.fetch_bytes("Native")?, deadline: self.deadlines.read })
    }

    pub(super) async fn fetch_all<T: RowOwned + RowRead>(self) -> Result<Vec<T>> {
        let ended = within(self.deadlines.read, self.query.fetch_all()).await;
        self.requests.count(&ended);
        ended
    }
}

/// What has not ended by its deadline is given up; the database may still do it.
async fn within<T>(deadline: Duration, call: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(deadline, call).await.unwrap_or(Err(Error::TimedOut))
}

//! A database, every call to which ends in time.

use std::time::Duration;

use clickhouse::error::{Error, Result};
use clickhouse::insert_native::InsertNative;
use clickhouse::query::Query;
use clickhouse::{Client, RowOwned, RowRead};
use serde::Serialize;

use super::{Deadlines, Replicas};

/// A client with the deadlines of its calls.
#[derive(Clone)]
pub(super) struct Database {
    client: Client,
    deadlines: Deadlines,
    replicas: Option<Replicas>,
}

impl Database {
    pub(super) const fn new(client: Client, deadlines: Deadlines, replicas: Option<Replicas>) -> Self {
        Self { client, deadlines, replicas }
    }

    /// Where several servers hold the tables.
    pub(super) const fn replicas(&self) -> Option<&Replicas> {
        self.replicas.as_ref()
    }

    pub(super) fn query(&self, sql: &str) -> Call {
        Call { query: self.client.query(sql), deadlines: self.deadlines }
    }

    /// Each block has the deadline of a question, and the answer that of a change.
    pub(super) fn insert_native(&self, table: &str) -> InsertNative {
        let Deadlines { read, write, .. } = self.deadlines;
        self.client.insert_native(table).with_timeouts(Some(read), Some(write))
    }
}

/// A statement with its parameters.
pub(super) struct Call {
    query: Query,
    deadlines: Deadlines,
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
        within(self.deadlines.write, self.query.execute()).await
    }

    pub(super) async fn fetch_one<T: RowOwned + RowRead>(self) -> Result<T> {
        within(self.deadlines.read, self.query.fetch_one()).await
    }

    pub(super) async fn fetch_all<T: RowOwned + RowRead>(self) -> Result<Vec<T>> {
        within(self.deadlines.read, self.query.fetch_all()).await
    }
}

/// What has not ended by its deadline is given up; the database may still do it.
async fn within<T>(deadline: Duration, call: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(deadline, call).await.unwrap_or(Err(Error::TimedOut))
}

use domain::{Decision, Export, ExportId, LoadId, Publication, SentTo, Version};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::database::Call;
use super::{ClickHouse, failed};
use crate::{Journal, StoreError};

/// Times that a version is offered before giving up.
const ATTEMPTS: usize = 4;

impl Journal for ClickHouse {
    async fn ready(&self) -> Result<(), StoreError> {
        super::schema::check(&self.client).await
    }

    async fn publications(&self, after: Version) -> Result<Vec<Publication>, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/publications.sql")).param("after", after.0);
        let lines: Vec<(u32, String)> = query.fetch_all().await.map_err(failed("reading the journal"))?;
        let mut publications = Vec::with_capacity(lines.len());
        for (expected, (version, line)) in (after.next().0..).zip(lines) {
            if version != expected {
                return Err(StoreError::Damaged(format!("version {expected} of the journal is missing or doubled")));
            }
            publications.push(read(&line)?);
        }
        Ok(publications)
    }

    async fn publish(&self, line: &Publication) -> Result<(), StoreError> {
        let text = write(line)?;
        for attempt in 0..ATTEMPTS {
            self.offer(line, &text, attempt).await?;
            let query = self.client.query(include_str!("../../sql/journal/lines.sql")).param("version", line.version.0);
            let stands: Vec<String> = query.fetch_all().await.map_err(failed("reading a publication back"))?;
            match stands.as_slice() {
                [stands] if *stands == text => return Ok(()),
                [_] => return Err(StoreError::Overtaken(line.version)),
                [] if self.last_version().await? >= line.version => return Err(StoreError::Overtaken(line.version)),
                // A server that dies while it takes a row may remember the token and not the row.
                [] => {}
                _ => return Err(StoreError::Damaged(format!("{} was published twice", line.version))),
            }
        }
        Err(StoreError::Unavailable(format!("{} could not be published", line.version)))
    }

    async fn exports(&self) -> Result<Vec<Export>, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/exports.sql"));
        let mut exports: Vec<Export> = all(query, "reading exports").await?;
        exports.sort_by_key(|export| export.seen);
        Ok(exports)
    }

    async fn export(&self, id: &ExportId) -> Result<Option<Export>, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/export.sql")).param("id", &id.0);
        Ok(all(query, "reading an export").await?.pop())
    }

    async fn count_exports(&self) -> Result<u64, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/count_exports.sql"));
        query.fetch_one().await.map_err(failed("counting exports"))
    }

    async fn record(&self, export: &Export) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/record.sql"));
        let query = query.param("id", &export.id.0).param("export", write(export)?);
        query.execute().await.map_err(failed("recording an export"))
    }

    async fn decisions(&self, report: &SentTo) -> Result<Vec<Decision>, StoreError> {
        all(of(self.client.query(include_str!("../../sql/journal/decisions.sql")), report), "reading decisions").await
    }

    async fn remember(&self, report: &SentTo, decision: &Decision) -> Result<(), StoreError> {
        let query = of(self.client.query(include_str!("../../sql/journal/remember.sql")), report);
        query.param("decision", write(decision)?).execute().await.map_err(failed("remembering a decision"))
    }

    async fn tell(&self, sending: LoadId, outcome: &str) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/tell.sql")).param("sending", sending.0);
        query.param("outcome", outcome).execute().await.map_err(failed("saying what became of a sending"))
    }

    async fn told(&self, sending: LoadId) -> Result<Option<String>, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/told.sql")).param("sending", sending.0);
        let said: Vec<String> = query.brief().fetch_all().await.map_err(failed("asking what became of a sending"))?;
        Ok(said.into_iter().next())
    }
}

impl ClickHouse {
    /// Publishes a line where its version is the next one. Of several that say the same version
    /// at once, the first is taken, and the others pass as done: reading back shows whose it was.
    async fn offer(&self, line: &Publication, text: &str, attempt: usize) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/publish.sql")).param("version", line.version.0);
        let query = query.param("visible_at", line.visible_at.as_microsecond()).param("line", text);
        let token = format!("{}.{attempt}", line.version.0);
        let query = query.setting("insert_deduplicate", "1").setting("insert_deduplication_token", token);
        query.execute().await.map_err(failed("publishing"))
    }

    async fn last_version(&self) -> Result<Version, StoreError> {
        let query = self.client.query(include_str!("../../sql/journal/last_version.sql"));
        Ok(Version(query.fetch_one().await.map_err(failed("reading the journal"))?))
    }
}

fn of(query: Call, report: &SentTo) -> Call {
    query.param("source", report.source.as_str()).param("account", &report.account).param("report", &report.report)
}

pub(super) async fn all<T: DeserializeOwned>(query: Call, what: &'static str) -> Result<Vec<T>, StoreError> {
    let texts: Vec<String> = query.fetch_all().await.map_err(failed(what))?;
    texts.iter().map(|text| read(text)).collect()
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Damaged(format!("a line of the books cannot be read: {error}")))
}

pub(super) fn write<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Damaged(format!("a line of the books cannot be written: {error}")))
}

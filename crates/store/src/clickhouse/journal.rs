use clickhouse::query::Query;
use domain::{Decision, Export, ExportId, Publication, SentTo, Version};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{ClickHouse, failed};
use crate::{Journal, StoreError};

impl Journal for ClickHouse {
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
        let query = self.client.query(include_str!("../../sql/journal/publish.sql")).param("version", line.version.0);
        let query = query.param("visible_at", line.visible_at.as_microsecond()).param("line", &text);
        query.execute().await.map_err(failed("publishing"))?;
        let query = self.client.query(include_str!("../../sql/journal/lines.sql")).param("version", line.version.0);
        let stands: Vec<String> = query.fetch_all().await.map_err(failed("reading a publication back"))?;
        if stands == [text] {
            Ok(())
        } else {
            Err(StoreError::Damaged(format!("{} was not published as it was written", line.version)))
        }
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
}

fn of(query: Query, report: &SentTo) -> Query {
    query.param("source", report.source.as_str()).param("account", &report.account).param("report", &report.report)
}

pub(super) async fn all<T: DeserializeOwned>(query: Query, what: &'static str) -> Result<Vec<T>, StoreError> {
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

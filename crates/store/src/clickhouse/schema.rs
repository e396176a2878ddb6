use std::borrow::Cow;

use super::database::Database;
use super::failed;
use crate::{Replicas, StoreError};

/// Numbered statements, each safe to run again.
const STATEMENTS: [&str; 10] = [
    include_str!("../../sql/schema/0001_schema_version.sql"),
    include_str!("../../sql/schema/0002_publication.sql"),
    include_str!("../../sql/schema/0003_export.sql"),
    include_str!("../../sql/schema/0004_decision.sql"),
    include_str!("../../sql/schema/0005_delivery.sql"),
    include_str!("../../sql/schema/0006_campaign_day.sql"),
    include_str!("../../sql/schema/0007_reach.sql"),
    include_str!("../../sql/schema/0008_publication_window.sql"),
    include_str!("../../sql/schema/0009_outcome.sql"),
    include_str!("../../sql/schema/0010_token.sql"),
];

/// The version of the tables that this program reads and writes.
pub const SCHEMA_VERSION: u32 = 10;

const _: () =
    assert!(STATEMENTS.len() == SCHEMA_VERSION as usize, "the schema's version is the number of its statements");

/// The statements that create the tables, as they run; on replicas where there are any.
pub fn schema(replicas: Option<&Replicas>) -> impl Iterator<Item = Cow<'static, str>> {
    STATEMENTS.into_iter().map(move |statement| match replicas {
        Some(replicas) => Cow::Owned(replicas.rewrite(statement)),
        None => Cow::Borrowed(statement),
    })
}

pub(super) async fn apply(database: &Database) -> Result<(), StoreError> {
    laid_out(database).await?;
    for first in schema(database.replicas()).take(1) {
        create(database, &first).await?;
    }
    let found = applied(database).await?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Schema { found, needed: SCHEMA_VERSION });
    }
    for (version, statement) in (1..).zip(schema(database.replicas())).skip(found as usize) {
        create(database, &statement).await?;
        let applying = database.query(include_str!("../../sql/schema_applying.sql")).param("version", version);
        applying.execute().await.map_err(failed("noting the schema's version"))?;
    }
    Ok(())
}

async fn create(database: &Database, statement: &str) -> Result<(), StoreError> {
    database.query(statement).execute().await.map_err(failed("creating the tables"))
}

pub(super) async fn check(database: &Database) -> Result<(), StoreError> {
    match applied(database).await? {
        SCHEMA_VERSION => laid_out(database).await,
        found => Err(StoreError::Schema { found, needed: SCHEMA_VERSION }),
    }
}

/// The version of the tables; 0 where there are none.
pub(super) async fn applied(database: &Database) -> Result<u32, StoreError> {
    const NO_SUCH_TABLE: u32 = 60;
    let query = database.query(include_str!("../../sql/schema_applied.sql")).brief();
    match query.fetch_one().await.map_err(failed("reading the schema's version")) {
        Err(StoreError::Refused { code: NO_SUCH_TABLE, .. }) => Ok(0),
        other => other,
    }
}

/// Whoever reads has to ask for what a majority has exactly where there are several. Of tables
/// that are not there nothing is said.
async fn laid_out(database: &Database) -> Result<(), StoreError> {
    let query = database.query(include_str!("../../sql/schema_kept.sql")).brief();
    let engines: Vec<String> = query.fetch_all().await.map_err(failed("reading how the tables are kept"))?;
    let Some(engine) = engines.first() else { return Ok(()) };
    match (engine.starts_with("Replicated"), database.replicas().is_some()) {
        (true, false) => Err(StoreError::Unfit("the tables are replicated: set [clickhouse] replicated = true")),
        (false, true) => Err(StoreError::Unfit(
            "[clickhouse] replicated = true, and the tables are not: set it to false, or create them anew as \
             replicated ones",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_replicated() {
        for statement in STATEMENTS.into_iter().filter(|statement| statement.contains("IF NOT EXISTS ")) {
            let rewritten = Replicas { cluster: "books".parse().ok() }.rewrite(statement);
            let table = statement.split("IF NOT EXISTS ").nth(1).and_then(|rest| rest.lines().next()).unwrap();
            assert!(rewritten.contains(&format!("IF NOT EXISTS {table} ON CLUSTER books\n(")), "{rewritten}");
            assert!(rewritten.contains(&format!("/{table}', '{{replica}}')\n")), "{rewritten}");
            assert!(!rewritten.contains("= MergeTree"), "{rewritten}");
            assert_eq!(rewritten.lines().count(), statement.lines().count());
            assert!(!Replicas::default().rewrite(statement).contains("CLUSTER"));
        }
    }

    #[test]
    fn the_statement_of_a_replicated_table_is_this() {
        let rewritten = Replicas { cluster: "books".parse().ok() }.rewrite(STATEMENTS[1]);
        let expected = include_str!("../../tests/replicated_publication.txt");
        assert_eq!(rewritten, expected);
    }
}

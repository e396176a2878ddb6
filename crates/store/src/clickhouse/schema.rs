use clickhouse::Client;

use super::failed;
use crate::StoreError;

/// Numbered statements, each safe to run again.
const STATEMENTS: [&str; 8] = [
    include_str!("../../sql/schema/0001_schema_version.sql"),
    include_str!("../../sql/schema/0002_publication.sql"),
    include_str!("../../sql/schema/0003_export.sql"),
    include_str!("../../sql/schema/0004_decision.sql"),
    include_str!("../../sql/schema/0005_delivery.sql"),
    include_str!("../../sql/schema/0006_campaign_day.sql"),
    include_str!("../../sql/schema/0007_reach.sql"),
    include_str!("../../sql/schema/0009_token.sql"),
];

/// The version of the tables that this program reads and writes.
pub const SCHEMA_VERSION: u32 = 8;

const _: () =
    assert!(STATEMENTS.len() == SCHEMA_VERSION as usize, "the schema's version is the number of its statements");

pub(super) async fn apply(client: &Client) -> Result<(), StoreError> {
    client.query(STATEMENTS[0]).execute().await.map_err(failed("creating the tables"))?;
    let found = applied(client).await?;
    if found > SCHEMA_VERSION {
        return Err(StoreError::Schema { found, needed: SCHEMA_VERSION });
    }
    for (version, statement) in (1..).zip(STATEMENTS).skip(found as usize) {
        client.query(statement).execute().await.map_err(failed("creating the tables"))?;
        let applying = client.query(include_str!("../../sql/schema_applying.sql")).param("version", version);
        applying.execute().await.map_err(failed("noting the schema's version"))?;
    }
    Ok(())
}

pub(super) async fn check(client: &Client) -> Result<(), StoreError> {
    match applied(client).await {
        Ok(SCHEMA_VERSION) => Ok(()),
        Ok(found) => Err(StoreError::Schema { found, needed: SCHEMA_VERSION }),
        Err(StoreError::Refused { .. }) => Err(StoreError::Schema { found: 0, needed: SCHEMA_VERSION }),
        Err(other) => Err(other),
    }
}

pub(super) async fn applied(client: &Client) -> Result<u32, StoreError> {
    let sql = include_str!("../../sql/schema_applied.sql");
    client.query(sql).fetch_one().await.map_err(failed("reading the schema's version"))
}

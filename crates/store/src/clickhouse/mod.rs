//! The books in ClickHouse, embedded or a server: the same statements for both.

mod backup;
mod connection;
mod database;
mod deadlines;
mod figures;
mod journal;
mod loads;
mod moving;
mod native;
mod purging;
mod replicas;
mod requests;
mod rows;
mod schema;
mod slices;
mod tls;
mod tokens;
mod trouble;

use crate::StoreError;

use database::Database;
use trouble::Trouble;

pub use backup::{BACKUP, Inventory, Standing};
pub use connection::{Connection, Server};
pub use deadlines::Deadlines;
pub use replicas::{Cluster, Replicas};
pub use requests::Requested;
pub use schema::{SCHEMA_VERSION, schema};

/// Books in a ClickHouse database.
#[derive(Clone)]
pub struct ClickHouse {
    client: Database,
}

impl ClickHouse {
    /// How the statements since the books were opened ended.
    pub fn requested(&self) -> Requested {
        self.client.requests().read()
    }

    /// Opens books whose tables are there and of the right version.
    ///
    /// # Errors
    /// The database cannot be reached, or its schema is of another version.
    pub async fn open(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.database()? };
        schema::check(&books.client).await?;
        Ok(books)
    }

    /// The version of the schema that a database has; 0 where it has no tables of ours.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn schema_version(connection: &Connection) -> Result<u32, StoreError> {
        schema::applied(&connection.database()?).await
    }

    /// Creates the tables that are missing, then opens the books. Safe while others run.
    ///
    /// # Errors
    /// The database cannot be reached, or its schema is newer than this program.
    pub async fn migrate(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.database()? };
        schema::apply(&books.client).await?;
        Ok(books)
    }
}

/// Says what went wrong without the engine's own text, which may quote values of rows.
fn failed(what: &'static str) -> impl Fn(clickhouse::error::Error) -> StoreError {
    move |error| match Trouble::of(&error) {
        Some(trouble) => trouble.told(what),
        None => StoreError::Damaged(format!("{what}: {}", kind(&error))),
    }
}

fn kind(error: &clickhouse::error::Error) -> &'static str {
    match error {
        clickhouse::error::Error::NotEnoughData => "an answer cut short",
        _ => "an answer of another shape",
    }
}

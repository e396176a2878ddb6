//! The books in ClickHouse, embedded or a server: the same statements for both.

mod backup;
mod connection;
mod figures;
mod journal;
mod loads;
mod native;
mod purging;
mod rows;
mod schema;
mod slices;
mod tokens;

use clickhouse::Client;

use crate::StoreError;

pub use backup::{BACKUP, Inventory, Standing};
pub use connection::Connection;
pub use schema::SCHEMA_VERSION;

/// Books in a ClickHouse database.
#[derive(Clone)]
pub struct ClickHouse {
    client: Client,
}

impl ClickHouse {
    /// Opens books whose tables are there and of the right version.
    ///
    /// # Errors
    /// The database cannot be reached, or its schema is of another version.
    pub async fn open(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.client() };
        schema::check(&books.client).await?;
        Ok(books)
    }

    /// Creates the tables that are missing, then opens the books. Safe while others run.
    ///
    /// # Errors
    /// The database cannot be reached, or its schema is newer than this program.
    pub async fn migrate(connection: &Connection) -> Result<Self, StoreError> {
        let books = Self { client: connection.client() };
        schema::apply(&books.client).await?;
        Ok(books)
    }
}

/// Says what went wrong without the engine's own text, which may quote values of rows.
fn failed(what: &'static str) -> impl Fn(clickhouse::error::Error) -> StoreError {
    move |error| match (&error, code(&error)) {
        (_, Some(code)) => refused(code, what),
        (clickhouse::error::Error::Network(cause), None) => StoreError::Unavailable(format!("{what}: {cause}")),
        (other, None) => StoreError::Damaged(format!("{what}: {}", kind(other))),
    }
}

/// Codes that say that the database is busy or short of something, not that we are wrong.
const BUSY: [u32; 9] = [159, 202, 203, 209, 210, 241, 242, 243, 319];

fn refused(code: u32, what: &'static str) -> StoreError {
    if BUSY.contains(&code) {
        StoreError::Unavailable(format!("{what} (code {code})"))
    } else {
        StoreError::Refused { code, what }
    }
}

fn code(error: &clickhouse::error::Error) -> Option<u32> {
    let clickhouse::error::Error::BadResponse(text) = error else { return None };
    let digits: String = text.split("Code: ").nth(1)?.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn kind(error: &clickhouse::error::Error) -> &'static str {
    match error {
        clickhouse::error::Error::BadResponse(_) => "an unexpected answer",
        clickhouse::error::Error::NotEnoughData => "an answer cut short",
        clickhouse::error::Error::TimedOut => "no answer in time",
        _ => "an answer of another shape",
    }
}

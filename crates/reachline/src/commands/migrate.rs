use std::process::ExitCode;

use store::SCHEMA_VERSION;

use crate::books::Books;
use crate::cli::Place;
use crate::config::Config;
use crate::failure::Failure;

/// Brings the tables of the books to this program's version, and says which they had.
pub(super) async fn run(place: Place) -> Result<ExitCode, Failure> {
    let config = Config::read(&place.config)?;
    let data = place.data.unwrap_or_else(|| config.data());
    let (books, before) = Books::migrated(&config, &data).await?;
    books.close().await?;
    crate::output::line(match before {
        0 => format!("the tables are created: schema version {SCHEMA_VERSION}"),
        SCHEMA_VERSION => format!("the tables are of schema version {SCHEMA_VERSION} already"),
        before => format!("the tables were of schema version {before}, and are of {SCHEMA_VERSION} now"),
    });
    Ok(ExitCode::SUCCESS)
}

use std::path::Path;
use std::process::ExitCode;

use super::asked_to_end;
use crate::books::Books;
use crate::failure::Failure;

/// The embedded engine alone, until it is asked to end.
pub(super) async fn run(data: &Path) -> Result<ExitCode, Failure> {
    let books = Books::own(data).await?;
    asked_to_end().await;
    books.close().await?;
    Ok(ExitCode::SUCCESS)
}

use std::process::ExitCode;
use std::sync::Arc;

use super::{access, up, upkeep};
use crate::books::Books;
use crate::cli::Service;
use crate::config::Config;
use crate::failure::Failure;

/// API and dashboards over books that are elsewhere, until it is asked to end.
pub(super) async fn run(service: Service) -> Result<ExitCode, Failure> {
    let config = Arc::new(Config::read(&service.place.config)?);
    if config.elsewhere()?.is_none() {
        return Err(Failure::usage(
            "this configuration names no [clickhouse] url: on one machine use `reachline up`, which runs the engine too",
        ));
    }
    let data = service.place.data.clone().unwrap_or_else(|| config.data());
    let listener = access::listen(service.listen.unwrap_or(([127, 0, 0, 1], 8080).into()), "--listen").await?;
    let books = Books::configured(&config, &data).await?;
    let served = match upkeep::keep_up_if_allowed(&config, &books, &data).await {
        Ok(()) => up::serve(&config, &books, &data, listener).await,
        failed => failed,
    };
    books.close().await?;
    served.map(|()| ExitCode::SUCCESS)
}

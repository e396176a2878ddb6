use std::process::ExitCode;
use std::sync::Arc;

use query_api::Settings;
use telemetry::{Metrics, SystemClock};

use super::asked_to_end;
use crate::books::Books;
use crate::cli::Up;
use crate::commands::exports::Deciding;
use crate::config::Config;
use crate::failure::Failure;

/// Engine, API and dashboards in one process, until it is asked to end.
pub(super) async fn run(up: Up) -> Result<ExitCode, Failure> {
    let config = Config::read(&up.place.config)?;
    let data = up.place.data.clone().unwrap_or_else(|| config.data());
    let listener = tokio::net::TcpListener::bind(up.listen).await.map_err(|error| {
        Failure::again(format!(
            "cannot listen on {}: {error}; end what listens there, or name another address with --listen",
            up.listen
        ))
    })?;
    let books = Books::own(&data).await?;
    let served = serve(&up, &config, &books, &data, listener).await;
    books.close().await?;
    served.map(|()| ExitCode::SUCCESS)
}

async fn serve(
    up: &Up,
    config: &Config,
    books: &Books,
    data: &std::path::Path,
    listener: tokio::net::TcpListener,
) -> Result<(), Failure> {
    let aggregator = Arc::new(books.aggregator(config, data));
    if aggregator.apply_rules(&config.rules()).await? {
        tracing::info!("the configuration's rules take effect");
    }
    let questions = Arc::new(query_api::Books::new(Arc::clone(&books.store), Arc::new(SystemClock)));
    let decisions = questions.decisions(Arc::new(Deciding(aggregator)));
    let metrics = Arc::new(Metrics::new().map_err(Failure::wrong)?);
    let settings = Settings {
        trust_loopback: config.trusts_loopback(),
        version: env!("CARGO_PKG_VERSION"),
        metrics,
        pages: query_api::embedded,
    };
    let router = query_api::router(questions, decisions, settings);
    let address = listener.local_addr().unwrap_or(up.listen);
    eprintln!("Reachline answers at http://{address} (Ctrl-C ends it)");
    query_api::serve(listener, router, asked_to_end()).await.map_err(Failure::wrong)
}

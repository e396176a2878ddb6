use std::process::ExitCode;
use std::sync::Arc;

use query_api::{Listening, Settings};
use telemetry::{Metrics, SystemClock};

use super::uploads::Uploading;
use super::{access, asked_to_end, upkeep};
use crate::books::Books;
use crate::cli::Up;
use crate::commands::exports::Deciding;
use crate::config::Config;
use crate::failure::Failure;

/// Engine, API and dashboards in one process, until it is asked to end.
pub(super) async fn run(up: Up) -> Result<ExitCode, Failure> {
    let config = Arc::new(Config::read(&up.place.config)?);
    if let Some(there) = config.elsewhere()? {
        return Err(Failure::usage(format!(
            "`up` runs the engine of a data directory, and the books are {there}: use `reachline serve`, or take \
             [clickhouse] out of the configuration"
        )));
    }
    let data = up.place.data.clone().unwrap_or_else(|| config.data());
    let listener = access::listen(up.listen, "--listen").await?;
    let books = Books::own(&data).await?;
    let served = match upkeep::keep_up(&config, &books, &data).await {
        Ok(()) => serve(&config, &books, &data, listener).await,
        failed => failed,
    };
    books.close().await?;
    served.map(|()| ExitCode::SUCCESS)
}

/// Answers over some books until the process is asked to end.
pub(super) async fn serve(
    config: &Arc<Config>,
    books: &Books,
    data: &std::path::Path,
    listener: tokio::net::TcpListener,
) -> Result<(), Failure> {
    let listening =
        access::may_listen(listener.local_addr().map_err(Failure::again)?, config, books.store.as_ref()).await?;
    let aggregator = Arc::new(books.aggregator(config, data));
    let questions = Arc::new(query_api::Books::new(Arc::clone(&books.store), Arc::new(SystemClock)));
    let decisions = questions.decisions(Arc::new(Deciding(Arc::clone(&aggregator))));
    let metrics = Arc::new(Metrics::new().map_err(Failure::wrong)?);
    let watching = tokio::spawn(super::metrics::watch(Arc::clone(&books.store), Arc::clone(&metrics)));
    let settings = Settings {
        version: env!("CARGO_PKG_VERSION"),
        uploads: data.join("uploads"),
        largest_upload: LARGEST_UPLOAD,
        metrics,
        pages: query_api::embedded,
    };
    // Files that a dead process was receiving: nobody waits for them.
    drop(std::fs::remove_dir_all(&settings.uploads));
    let uploads = Uploading {
        store: Arc::clone(&books.store),
        config: Arc::clone(config),
        data: data.to_owned(),
        metrics: Arc::clone(&settings.metrics),
    };
    let rules = access::rules(config, Arc::clone(&questions) as _);
    let metrics = access::serve_metrics(config, Arc::clone(&questions) as _, Arc::clone(&settings.metrics));
    let router = query_api::router(questions, decisions, Arc::new(uploads), rules, settings);
    let address = listener.local_addr().map_err(Failure::again)?;
    if listening == Listening::Anywhere && !address.ip().is_loopback() {
        tracing::warn!(
            "what goes to this address is not encrypted, tokens included: let a proxy with TLS stand before it"
        );
    }
    eprintln!("Reachline answers at http://{address} (Ctrl-C ends it)");
    let answering = query_api::serve(listener, router, listening, asked_to_end());
    let served = access::beside(metrics, async { answering.await.map_err(Failure::wrong) }).await;
    watching.abort();
    served
}

/// Files of months fit; what is larger goes through the landing folder.
const LARGEST_UPLOAD: u64 = 256 << 20;

//! Who may ask: the same rules for whichever command answers.

use std::net::SocketAddr;
use std::sync::Arc;

use domain::Standing;
use query_api::{Access, Listening, Readiness, TokenList};
use store::Tokens;
use telemetry::{Clock, Metrics, SystemClock};
use tokio::net::TcpListener;

use super::asked_to_end;
use crate::config::Config;
use crate::failure::Failure;

/// The rules of the configuration, over these tokens.
pub(super) fn rules(config: &Config, tokens: Arc<dyn TokenList>) -> Access {
    Access {
        trust_loopback: config.trusts_loopback(),
        tokens,
        proxies: config.proxies(),
        requests_a_minute: config.requests_a_minute(),
        clock: Arc::new(SystemClock),
    }
}

/// Who can reach an address; or that it must not be listened on, because everybody who can
/// would be a stranger.
pub(super) async fn may_listen(
    address: SocketAddr,
    config: &Config,
    books: &impl Tokens,
) -> Result<Listening, Failure> {
    if address.ip().is_loopback() {
        return Ok(Listening::Loopback);
    }
    let now = SystemClock.now();
    let known = books.tokens().await?.iter().any(|token| token.standing(now) == Standing::Valid);
    if known || config.proxies().vouch() {
        return Ok(Listening::Anywhere);
    }
    Err(Failure::usage(format!(
        "{address} can be reached from other machines, and there is no token with which somebody there could ask: make \
         one with `reachline token create --role analyst`, or listen on 127.0.0.1"
    )))
}

/// Listens on an address.
pub(super) async fn listen(address: SocketAddr, with: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::again(format!(
            "cannot listen on {address}: {error}; end what listens there, or name another address with {with}"
        ))
    })
}

/// Serves metrics as long as questions are answered. Where it cannot, nothing is answered
/// either: nobody would notice that nobody watches.
pub(super) async fn beside(
    metrics: impl Future<Output = Result<(), Failure>>,
    answering: impl Future<Output = Result<(), Failure>>,
) -> Result<(), Failure> {
    let mut answering = std::pin::pin!(answering);
    tokio::select! {
        served = &mut answering => served,
        served = metrics => match served {
            Ok(()) => answering.await,
            failed => failed,
        },
    }
}

/// Serves metrics where the configuration says, until the process is asked to end; for ever
/// nothing where it says nothing.
pub(super) async fn serve_metrics(
    config: &Config,
    readiness: Arc<dyn Readiness>,
    metrics: Arc<Metrics>,
) -> Result<(), Failure> {
    let Some(address) = config.metrics_listen() else { return std::future::pending().await };
    let listener = listen(address, "metrics_listen").await?;
    let address = listener.local_addr().unwrap_or(address);
    eprintln!("Metrics are at http://{address}/metrics");
    let router = query_api::metrics_router(readiness, metrics, env!("CARGO_PKG_VERSION"));
    query_api::serve(listener, router, Listening::Anywhere, asked_to_end()).await.map_err(Failure::wrong)
}

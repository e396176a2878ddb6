use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Who can reach a listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listening {
    /// The machine itself.
    Loopback,
    /// Whoever can reach the machine. What is served has to ask who they are.
    Anywhere,
}

/// Serves until `shutdown` completes, then finishes the requests that are under way, as far as they
/// end within some seconds.
///
/// # Errors
/// Refuses a listener that others can reach than are said to; and says what went wrong with
/// the socket.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    listening: Listening,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if listening == Listening::Loopback && !address.ip().is_loopback() {
        let message = format!("{address} is not a loopback address: without tokens, listen on 127.0.0.1 or [::1] only");
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
    }
    tracing::info!(%address, "answering");
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let (ends, ending) = oneshot::channel::<()>();
    let asked = async move {
        shutdown.await;
        drop(ends);
    };
    let answering = axum::serve(listener, service).with_graceful_shutdown(asked).into_future();
    let late = async {
        drop(ending.await);
        tokio::time::sleep(LAST_SECONDS).await;
    };
    tokio::select! {
        ended = answering => ended,
        () = late => {
            tracing::warn!("requests that are under way take longer than a process may take to end: they are cut short");
            Ok(())
        }
    }
}

/// What is under way when the process is asked to end has so long.
const LAST_SECONDS: Duration = Duration::from_secs(7);

use std::io;

use axum::Router;
use tokio::net::TcpListener;

/// Serves until `shutdown` completes, then finishes the requests that are under way.
///
/// # Errors
/// Refuses a listener that is not on a loopback address, since there are no tokens that would
/// keep strangers out; and says what went wrong with the socket.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        let message = format!("{address} is not a loopback address: without tokens, listen on 127.0.0.1 or [::1] only");
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
    }
    tracing::info!(%address, "answering");
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}

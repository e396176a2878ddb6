//! Accepting connections, and stopping without cutting answers short.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Context, handle};

/// Serves until `shutdown`, then finishes the requests in flight.
pub(crate) async fn serve(
    context: Arc<Context>,
    listener: UnixListener,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(Arc::clone(&context), stream, stopping.clone()));
                }
                Err(error) => pause(&error).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    stop.send_replace(true);
    let finished = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(context.options.drain, finished).await.is_err() {
        tracing::warn!("requests were still running when the engine stopped; they were cut off");
        connections.shutdown().await;
    }
    Ok(())
}

/// Too many open files, most likely: connections that end make room.
async fn pause(error: &io::Error) {
    tracing::warn!(%error, "no connection could be accepted");
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// One connection, kept open as long as the client likes.
async fn connection(context: Arc<Context>, stream: UnixStream, mut stopping: watch::Receiver<bool>) {
    let service = service_fn(move |request| {
        let context = Arc::clone(&context);
        async move { Ok::<_, Infallible>(handle::handle(context, request).await) }
    });
    let mut connection = pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopped(&mut stopping) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a stop as well.
    let _ = stopping.wait_for(|stop| *stop).await;
}

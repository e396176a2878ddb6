use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use engine::Key;
use tokio::net::TcpListener;

use super::asked_to_end;
use crate::books::{Books, Own};
use crate::cli::Engine;
use crate::failure::Failure;

/// The embedded engine alone, until it is asked to end.
pub(super) async fn run(engine: Engine) -> Result<ExitCode, Failure> {
    if let (Some(address), Some(key)) = (engine.listen, &engine.key_file) {
        listen(&engine.data, address, key).await?;
    } else {
        let books = Books::own(&engine.data).await?;
        asked_to_end().await;
        books.close().await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A bare server: whoever comes over the port brings the tables to the version that they need.
async fn listen(data: &Path, address: SocketAddr, key_file: &Path) -> Result<(), Failure> {
    let key = Key::of_file(key_file)
        .map_err(|error| Failure::usage(format!("the key file {}: {error}", key_file.display())))?;
    if !address.ip().is_loopback() {
        return Err(Failure::usage(format!("{address} is no loopback address: listen on one such as 127.0.0.1:8123")));
    }
    let listener = TcpListener::bind(address).await.map_err(|error| {
        Failure::again(format!("cannot listen on {address}: {error}; name another address with --listen"))
    })?;
    let own = Own::open(data).await?;
    eprintln!("the engine answers at http://{} (Ctrl-C ends it)", listener.local_addr().unwrap_or(address));
    let served = own.engine.serve_tcp(listener, key, asked_to_end()).await.map_err(Failure::again);
    own.end().await.and(served)
}

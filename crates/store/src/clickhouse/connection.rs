use std::path::PathBuf;

use clickhouse::{Client, Compression};
use hyper_util::{client::legacy, rt::TokioExecutor};

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Connection {
    /// The embedded engine's socket.
    Socket(PathBuf),
    /// A server, by the address of its HTTP interface.
    Server {
        /// Such as `http://localhost:8123`.
        url: String,
        /// The database.
        database: String,
        /// The user.
        user: String,
        /// The password.
        password: String,
    },
}

impl Connection {
    pub(super) fn client(&self) -> Client {
        match self {
            Self::Socket(path) => over_socket(path),
            Self::Server { url, database, user, password } => {
                Client::default().with_url(url).with_database(database).with_user(user).with_password(password)
            }
        }
        .with_compression(Compression::None)
    }
}

fn over_socket(path: &std::path::Path) -> Client {
    let client = legacy::Client::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    let url: hyper::Uri = hyperlocal::Uri::new(path, "/").into();
    Client::with_http_client(client).with_url(url.to_string())
}

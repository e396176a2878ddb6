use std::path::{Path, PathBuf};

use clickhouse::{Client, Compression};
use domain::Secret;
use hyper_util::{client::legacy, rt::TokioExecutor};

use super::database::Database;
use super::{Deadlines, Replicas, tls};
use crate::StoreError;

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Connection {
    /// The embedded engine's socket, which answers as long as its process lives.
    Socket(PathBuf),
    /// A server.
    Server(Server),
}

/// A server, and who we are to it.
#[derive(Clone, Debug)]
pub struct Server {
    /// The address of its HTTP interface, such as `https://clickhouse.example:8443`.
    pub url: String,
    /// The database, which must be there.
    pub database: String,
    /// The user.
    pub user: String,
    /// The user's password.
    pub password: Secret,
    /// How long a call may take.
    pub deadlines: Deadlines,
    /// Where several servers hold the tables.
    pub replicas: Option<Replicas>,
}

/// Settings of every statement on replicas: rows are on a majority of them before they count,
/// and whoever reads sees them. Equal blocks are no mistake here: what stands is counted, and
/// a block that is taken for a repetition would be missing.
const ON_REPLICAS: [(&str, &str); 4] = [
    ("insert_quorum", "auto"),
    ("insert_quorum_parallel", "0"),
    ("select_sequential_consistency", "1"),
    ("insert_deduplicate", "0"),
];

impl Connection {
    pub(super) fn database(&self) -> Result<Database, StoreError> {
        match self {
            Self::Socket(path) => Ok(Database::new(plain(over_socket(path)), Deadlines::NONE, None)),
            Self::Server(server) => Ok(Database::new(server.client()?, server.deadlines, server.replicas.clone())),
        }
    }
}

impl Server {
    fn client(&self) -> Result<Client, StoreError> {
        let http = legacy::Client::builder(TokioExecutor::new())
            .pool_idle_timeout(IDLE)
            .build(tls::connector(&self.url, self.deadlines.brief)?);
        let client = Client::with_http_client(http).with_url(&self.url).with_database(&self.database);
        let client = client.with_user(&self.user).with_password(self.password.reveal());
        // An insert is answered when its rows are there, whatever the user's profile says.
        let client = plain(client).with_setting("async_insert", "0");
        let settings: &[(&str, &str)] = if self.replicas.is_some() { &ON_REPLICAS } else { &[] };
        Ok(settings.iter().fold(client, |client, (name, value)| client.with_setting(*name, *value)))
    }
}

/// How long an idle connection is kept: less than the three seconds after which a server ends it.
const IDLE: std::time::Duration = std::time::Duration::from_secs(2);

fn plain(client: Client) -> Client {
    client.with_compression(Compression::None)
}

fn over_socket(path: &Path) -> Client {
    let client = legacy::Client::builder(TokioExecutor::new()).build(hyperlocal::UnixConnector);
    let url: hyper::Uri = hyperlocal::Uri::new(path, "/").into();
    Client::with_http_client(client).with_url(url.to_string())
}

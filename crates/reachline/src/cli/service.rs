use clap::Args;

use super::Place;

/// A process of a deployment on several machines.
#[derive(Debug, Args)]
pub(crate) struct Service {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to listen: `serve` answers at 127.0.0.1:8080, and `aggregate` says at 127.0.0.1:9465 how
    /// it does, where nothing is named.
    #[arg(long)]
    pub(crate) listen: Option<std::net::SocketAddr>,
}

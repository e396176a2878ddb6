//! `ClickHouse`'s HTTP interface, as far as its clients use it.

mod answer;
mod body;
mod gate;
mod handle;
mod multipart;
mod request;
mod serve;
mod upload;

pub(crate) use gate::Gate;
pub(crate) use serve::serve;

use crate::options::Options;
use crate::workers::Workers;
use std::path::PathBuf;

/// What every request needs.
pub(crate) struct Context {
    pub(crate) workers: Workers,
    pub(crate) options: Options,
    pub(crate) backups: PathBuf,
}

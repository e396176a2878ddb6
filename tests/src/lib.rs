//! Tests that need more than one crate: a site of its own for each test, with the real
//! program run on invented exports.

mod binary;
pub mod cluster;
mod folder;
mod http;
pub mod meta;
mod port;
mod ran;
mod reading;
mod server;
mod site;
pub mod sources;
mod terminal;

pub use binary::{binary, workspace};
pub use folder::Folder;
pub use http::{Reply, Request};
pub use port::Port;
pub use ran::Ran;
pub use reading::read;
pub use server::Server;
pub use site::{ACCOUNT, CAMPAIGN, Ingest, Site};
pub use terminal::Terminal;

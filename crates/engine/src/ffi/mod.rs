//! The one place that calls the C interface of the library.
//!
//! Everything that leaves this module is owned, checked and safe: a handle is
//! released when its Rust value is dropped, and no pointer escapes.
#![allow(unsafe_code)]

mod api;
mod call;
mod chunk;
mod connection;
mod streams;

pub(crate) use api::Api;
pub(crate) use call::{Call, Params};
pub(crate) use chunk::Chunk;
pub(crate) use connection::Connection;
pub(crate) use streams::{Insert, Rows};

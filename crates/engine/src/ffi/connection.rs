//! Connections.

use std::ffi::{CString, c_char, c_int};
use std::ptr::NonNull;

use super::api::{Api, Handle};
use super::{Call, Chunk, Insert, Rows};
use crate::error::Failure;

/// A connection: the state of one session, used by one thread at a time.
pub(crate) struct Connection {
    pub(super) api: &'static Api,
    pointer: NonNull<Handle>,
}

// SAFETY: the library allows a connection to be used from any thread as long
// as calls do not overlap; no method works on a shared connection in parallel
// because `Connection` is not `Sync`.
unsafe impl Send for Connection {}

impl Connection {
    /// Opens a connection; nothing when the engine refuses.
    pub(crate) fn open(api: &'static Api, arguments: &[CString]) -> Option<Self> {
        let mut pointers: Vec<*mut c_char> = arguments.iter().map(|argument| argument.as_ptr().cast_mut()).collect();
        let count = c_int::try_from(pointers.len()).ok()?;
        // SAFETY: the array has `count` terminated strings, which are only read.
        let pointer = NonNull::new(unsafe { (api.connect)(count, pointers.as_mut_ptr()) })?;
        // SAFETY: a non-null result points at a handle until it is closed.
        (!unsafe { *pointer.as_ptr() }.is_null()).then_some(Self { api, pointer })
    }

    pub(super) fn handle(&self) -> Handle {
        // SAFETY: the pointer is valid until `drop`.
        unsafe { *self.pointer.as_ptr() }
    }

    /// Runs a statement to its end and returns the whole answer.
    pub(crate) fn query(&mut self, call: Call<'_>) -> Result<Chunk, Failure> {
        Chunk::take(self.api, call.run(self.api.query, self.handle()))
    }

    /// Starts a SELECT whose answer is fetched in chunks.
    pub(crate) fn stream(&mut self, call: Call<'_>) -> Result<Rows<'_>, Failure> {
        let stream = Chunk::take(self.api, call.run(self.api.stream, self.handle()))?;
        Ok(Rows::new(self, stream))
    }

    /// Starts an INSERT whose rows follow in pieces.
    pub(crate) fn insert(&mut self, call: Call<'_>) -> Result<Insert<'_>, Failure> {
        let handle = call.run(self.api.insert, self.handle());
        Insert::new(self, handle)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // SAFETY: the pointer came from `connect` and is closed once.
        unsafe { (self.api.close)(self.pointer.as_ptr()) }
    }
}

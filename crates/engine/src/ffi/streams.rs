//! Answers and inserts that flow.

use super::api::{Api, Handle, text};
use super::{Chunk, Connection};
use crate::error::Failure;

/// The answer of a running SELECT. Dropping it cancels the rest.
pub(crate) struct Rows<'a> {
    connection: &'a mut Connection,
    stream: Chunk,
    ended: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(connection: &'a mut Connection, stream: Chunk) -> Self {
        Self { connection, stream, ended: false }
    }

    /// The next chunk. The last one has no rows and may still have bytes.
    pub(crate) fn next(&mut self) -> Result<Chunk, Failure> {
        let api = self.connection.api;
        // SAFETY: both handles are live, and the exclusive borrow of the
        // connection keeps any other call away.
        let handle = unsafe { (api.fetch)(self.connection.handle(), self.stream.handle()) };
        let chunk = Chunk::take(api, handle);
        self.ended = chunk.as_ref().map_or(true, |chunk| chunk.rows() == 0);
        chunk
    }

    /// Whether the last chunk, or an error, has been returned.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }
}

impl Drop for Rows<'_> {
    fn drop(&mut self) {
        if !self.ended {
            let stream = self.stream.handle();
            // SAFETY: as in `next`; the stream is released after this.
            unsafe { (self.connection.api.cancel)(self.connection.handle(), stream) }
        }
    }
}

/// An open INSERT. Dropping it without `finish` abandons it.
pub(crate) struct Insert<'a> {
    api: &'static Api,
    handle: Handle,
    open: bool,
    _connection: &'a mut Connection,
}

impl<'a> Insert<'a> {
    pub(super) fn new(connection: &'a mut Connection, handle: Handle) -> Result<Self, Failure> {
        let insert = Self { api: connection.api, handle, open: true, _connection: connection };
        insert.check().map(|()| insert)
    }

    fn check(&self) -> Result<(), Failure> {
        // SAFETY: the handle is live, and the text lives as long as it does.
        text(unsafe { (self.api.insert_error)(self.handle) })
            .map_or(Ok(()), |message| Err(Failure::from_engine(message)))
    }

    /// Hands over bytes in the format of the INSERT, cut anywhere; waits while
    /// the engine is behind.
    pub(crate) fn append(&mut self, data: &[u8]) -> Result<(), Failure> {
        // SAFETY: the bytes are copied during the call.
        let state = unsafe { (self.api.append)(self.handle, data.as_ptr().cast(), data.len()) };
        if state == 0 {
            return Ok(());
        }
        self.check().and(Err(Failure::internal("the engine took no more rows")))
    }

    /// Ends the input and commits.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.open = false;
        // SAFETY: the handle is live and finished once.
        let result = unsafe { (self.api.finish)(self.handle) };
        if result.is_null() {
            return self.check().and(Err(Failure::internal("the insert gave no result")));
        }
        Chunk::take(self.api, result).map(drop)
    }
}

impl Drop for Insert<'_> {
    fn drop(&mut self) {
        if self.open {
            // SAFETY: the handle is live.
            unsafe { (self.api.cancel_insert)(self.handle) }
        }
        // SAFETY: the handle is released once, here.
        unsafe { (self.api.release_insert)(self.handle) }
    }
}

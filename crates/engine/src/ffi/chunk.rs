//! Results.

use std::ffi::c_void;
use std::ptr::NonNull;

use super::api::{Api, Handle, text};
use crate::error::Failure;

/// A piece of an answer, in the memory that the engine wrote it to.
pub(crate) struct Chunk {
    api: &'static Api,
    handle: NonNull<c_void>,
}

// SAFETY: a result is immutable once returned and may be freed on any thread.
unsafe impl Send for Chunk {}

impl Chunk {
    /// Takes a result over; one that tells of an error becomes a failure.
    pub(super) fn take(api: &'static Api, handle: Handle) -> Result<Self, Failure> {
        let handle = NonNull::new(handle).ok_or_else(|| Failure::internal("no result"))?;
        let chunk = Self { api, handle };
        // SAFETY: the handle is a live result.
        match text(unsafe { (api.error)(handle.as_ptr()) }) {
            Some(message) => Err(Failure::from_engine(message)),
            None => Ok(chunk),
        }
    }

    pub(super) fn handle(&self) -> Handle {
        self.handle.as_ptr()
    }

    /// How many rows the chunk has.
    pub(crate) fn rows(&self) -> u64 {
        // SAFETY: the handle is a live result.
        unsafe { (self.api.rows)(self.handle.as_ptr()) }
    }
}

impl AsRef<[u8]> for Chunk {
    fn as_ref(&self) -> &[u8] {
        // SAFETY: the handle is a live result.
        let length = unsafe { (self.api.length)(self.handle.as_ptr()) };
        // SAFETY: as above.
        let buffer = unsafe { (self.api.buffer)(self.handle.as_ptr()) };
        if buffer.is_null() || length == 0 {
            return &[];
        }
        // SAFETY: the buffer has `length` bytes, unchanged until the release.
        unsafe { std::slice::from_raw_parts(buffer, length) }
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        // SAFETY: the handle is released once, here.
        unsafe { (self.api.release)(self.handle.as_ptr()) }
    }
}

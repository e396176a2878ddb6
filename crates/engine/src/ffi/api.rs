//! The functions of the library, found by their names.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::Path;

use crate::error::OpenError;

pub(super) type Handle = *mut c_void;
pub(super) type Bind = unsafe extern "C" fn(
    Handle,
    *const c_char,
    usize,
    *const c_char,
    usize,
    *const *const c_char,
    *const usize,
    *const *const c_char,
    *const usize,
    usize,
) -> Handle;
type Release = unsafe extern "C" fn(Handle);
type OfPair = unsafe extern "C" fn(Handle, Handle) -> Handle;
type TextOf = unsafe extern "C" fn(Handle) -> *const c_char;

macro_rules! interface {
    ($($field:ident = $symbol:literal: $kind:ty),* $(,)?) => {
        /// The functions of the library that are used here.
        pub(crate) struct Api { $(pub(super) $field: $kind),* }

        impl Api {
            fn resolve(library: &libloading::Library) -> Result<Self, &'static str> {
                // SAFETY: each type repeats the C declaration of its symbol.
                $(let $field = *unsafe { library.get::<$kind>($symbol) }.map_err(|_| $symbol)?;)*
                Ok(Self { $($field),* })
            }
        }
    };
}

interface! {
    version = "chdb_version": unsafe extern "C" fn() -> *const c_char,
    signal_handlers = "chdb_set_signal_handlers_enabled": unsafe extern "C" fn(c_int),
    connect = "chdb_connect": unsafe extern "C" fn(c_int, *mut *mut c_char) -> *mut Handle,
    close = "chdb_close_conn": unsafe extern "C" fn(*mut Handle),
    query = "chdb_query_with_params_n": Bind,
    stream = "chdb_stream_query_with_params_n": Bind,
    fetch = "chdb_stream_fetch_result": OfPair,
    cancel = "chdb_stream_cancel_query": unsafe extern "C" fn(Handle, Handle),
    release = "chdb_destroy_query_result": Release,
    buffer = "chdb_result_buffer": unsafe extern "C" fn(Handle) -> *const u8,
    length = "chdb_result_length": unsafe extern "C" fn(Handle) -> usize,
    rows = "chdb_result_rows_read": unsafe extern "C" fn(Handle) -> u64,
    error = "chdb_result_error": TextOf,
    insert = "chdb_stream_insert_with_params_n": Bind,
    append = "chdb_stream_append": unsafe extern "C" fn(Handle, *const c_void, usize) -> c_int,
    finish = "chdb_stream_done": unsafe extern "C" fn(Handle) -> Handle,
    insert_error = "chdb_stream_insert_error": TextOf,
    cancel_insert = "chdb_stream_cancel_insert": Release,
    release_insert = "chdb_destroy_insert_stream": Release,
}

impl Api {
    /// Loads the library for the rest of the process: its threads outlive any
    /// value that could own it, so it is never unloaded.
    pub(crate) fn load(path: &Path) -> Result<&'static Self, OpenError> {
        // SAFETY: the caller names the pinned library, whose initialisers only
        // set up its own state.
        let library = unsafe { libloading::Library::new(path) }.map_err(|error| OpenError::unloadable(path, &error))?;
        let api = Self::resolve(&library).map_err(|symbol| OpenError::symbol(path, symbol))?;
        std::mem::forget(library);
        // SAFETY: takes a flag and touches signal dispositions only.
        unsafe { (api.signal_handlers)(0) };
        Ok(Box::leak(Box::new(api)))
    }

    /// The version that the library reports.
    pub(crate) fn version(&self) -> String {
        // SAFETY: the function takes nothing and returns a constant string.
        text(unsafe { (self.version)() }).unwrap_or_default()
    }
}

/// Copies a C string; nothing when the pointer is null.
pub(super) fn text(pointer: *const c_char) -> Option<String> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: a non-null pointer from the library is a terminated string that
    // lives as long as the handle that the caller still holds.
    let text = unsafe { CStr::from_ptr(pointer) }.to_string_lossy();
    (!text.is_empty()).then(|| text.into_owned())
}

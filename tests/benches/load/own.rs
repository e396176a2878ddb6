//! The engine's C interface, as thin as calling it directly can be.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::path::Path;

use libloading::Library;

use crate::Error;

type Handle = *mut c_void;
type Connect = unsafe extern "C" fn(c_int, *mut *mut c_char) -> *mut Handle;
type Close = unsafe extern "C" fn(*mut Handle);
type Query = unsafe extern "C" fn(Handle, *const c_char, usize, *const c_char, usize) -> Handle;
type TextOf = unsafe extern "C" fn(Handle) -> *const c_char;
type BufferOf = unsafe extern "C" fn(Handle) -> *const u8;
type LengthOf = unsafe extern "C" fn(Handle) -> usize;
type Release = unsafe extern "C" fn(Handle);

/// A connection, used by one thread. The library stays loaded, since its threads outlive the
/// connection.
pub(crate) struct Own {
    library: &'static Library,
    connection: *mut Handle,
}

impl Own {
    /// Opens the engine with arguments such as `--path=…`.
    pub(crate) fn open(library: &Path, arguments: &[String]) -> Result<Self, Error> {
        let texts: Vec<CString> = arguments.iter().map(|text| CString::new(text.as_str())).collect::<Result<_, _>>()?;
        let mut pointers: Vec<*mut c_char> = texts.iter().map(|text| text.as_ptr().cast_mut()).collect();
        // SAFETY: the pinned library, whose initialisers only set up its own state.
        let library: &'static Library = Box::leak(Box::new(unsafe { Library::new(library) }?));
        // SAFETY: the type repeats the C declaration; the strings are only read.
        let connection =
            unsafe { library.get::<Connect>(b"chdb_connect")?(pointers.len().try_into()?, pointers.as_mut_ptr()) };
        if connection.is_null() { Err("the engine does not open".into()) } else { Ok(Self { library, connection }) }
    }

    /// Runs a statement to its end; the answer as text.
    pub(crate) fn query(&self, sql: &str) -> Result<String, Error> {
        let format = "TSV";
        // SAFETY: the types repeat the C declarations, the pointers come with their lengths,
        // and the result is released after it was copied.
        unsafe {
            let query = self.library.get::<Query>(b"chdb_query_n")?;
            let (sql, length) = (sql.as_ptr().cast(), sql.len());
            let result = query(*self.connection, sql, length, format.as_ptr().cast(), format.len());
            let answer = self.answer(result);
            self.library.get::<Release>(b"chdb_destroy_query_result")?(result);
            answer
        }
    }

    unsafe fn answer(&self, result: Handle) -> Result<String, Error> {
        // SAFETY: the result is live, and so are its texts.
        unsafe {
            let error = self.library.get::<TextOf>(b"chdb_result_error")?(result);
            if !error.is_null() && !CStr::from_ptr(error).is_empty() {
                return Err(CStr::from_ptr(error).to_string_lossy().into());
            }
            let length = self.library.get::<LengthOf>(b"chdb_result_length")?(result);
            let buffer = self.library.get::<BufferOf>(b"chdb_result_buffer")?(result);
            let bytes = if buffer.is_null() { &[][..] } else { std::slice::from_raw_parts(buffer, length) };
            Ok(String::from_utf8_lossy(bytes).trim().to_owned())
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // SAFETY: the connection is closed once, here.
        unsafe {
            if let Ok(close) = self.library.get::<Close>(b"chdb_close_conn") {
                close(self.connection);
            }
        }
    }
}

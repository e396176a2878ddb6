//! Handing a statement and its parameters over.

use std::ffi::c_char;

use super::api::{Bind, Handle};

/// Values of `{name:Type}` placeholders, in the engine's text form.
#[derive(Debug, Default, Clone)]
pub(crate) struct Params(pub(crate) Vec<(String, String)>);

/// What a call to the engine needs: the statement, its format, its parameters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) sql: &'a [u8],
    pub(crate) format: &'a str,
    pub(crate) params: &'a Params,
}

impl Call<'_> {
    pub(super) fn run(&self, function: Bind, connection: Handle) -> Handle {
        let (names, values) = (self.columns(|pair| &pair.0), self.columns(|pair| &pair.1));
        // SAFETY: every pointer comes with its length and stays alive during
        // the call; the library copies what it keeps.
        unsafe {
            function(
                connection,
                self.sql.as_ptr().cast(),
                self.sql.len(),
                self.format.as_ptr().cast(),
                self.format.len(),
                names.0.as_ptr(),
                names.1.as_ptr(),
                values.0.as_ptr(),
                values.1.as_ptr(),
                self.params.0.len(),
            )
        }
    }

    fn columns(&self, part: fn(&(String, String)) -> &String) -> (Vec<*const c_char>, Vec<usize>) {
        let texts = self.params.0.iter().map(part);
        texts.map(|text| (text.as_ptr().cast::<c_char>(), text.len())).unzip()
    }
}

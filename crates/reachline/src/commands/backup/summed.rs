use std::ffi::OsStr;
use std::fmt::Write;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;

use sha2::{Digest, Sha256};

/// One sum over the names and contents of files, in order.
#[derive(Default)]
pub(super) struct Sum(Sha256);

impl Sum {
    /// Begins with a file.
    pub(super) fn file(&mut self, name: &OsStr, bytes: u64) {
        self.0.update(bytes.to_be_bytes());
        self.0.update((name.len() as u64).to_be_bytes());
        self.0.update(name.as_bytes());
    }

    /// The same bytes, added to the sum as they are read.
    pub(super) fn of<R: Read>(&mut self, inner: R) -> Summed<'_, R> {
        Summed { inner, sum: self }
    }

    /// The sum in hexadecimal.
    pub(super) fn finish(self) -> String {
        let mut text = String::new();
        for byte in self.0.finalize() {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// A reader whose bytes are added to a sum.
pub(super) struct Summed<'a, R> {
    inner: R,
    sum: &'a mut Sum,
}

impl<R: Read> Read for Summed<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.sum.0.update(into.get(..read).unwrap_or_default());
        Ok(read)
    }
}

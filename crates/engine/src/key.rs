//! The key that opens the engine's port.

use std::fmt::{self, Write as _};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use subtle::ConstantTimeEq;

/// A random word. It is shown nowhere.
#[derive(Clone)]
pub struct Key(String);

/// So many random bytes has a key that we make, and so many characters at least any.
const BYTES: usize = 32;
const SHORTEST: usize = 16;

impl Key {
    /// The key in a file, in one line; a file that is not there is made, with a new key, for
    /// its owner only.
    ///
    /// # Errors
    /// The file cannot be read or made, others may read it, or it holds no key.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Ok(file) => Self::write_new(file).inspect_err(|_| drop(std::fs::remove_file(path))),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::read(path),
            Err(error) => Err(error),
        }
    }

    fn write_new(mut file: File) -> io::Result<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let mut key = String::with_capacity(BYTES * 2);
        for byte in bytes {
            let _ = write!(key, "{byte:02x}");
        }
        writeln!(file, "{key}")?;
        Ok(Self(key))
    }

    fn read(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let refused = |why| io::Error::new(io::ErrorKind::InvalidData, why);
        if file.metadata()?.mode() & 0o077 != 0 {
            return Err(refused("others than its owner may use the file: chmod 600 it"));
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let key = text.trim_end();
        let plain = key.len() >= SHORTEST && key.bytes().all(|byte| byte.is_ascii_graphic());
        if plain {
            Ok(Self(key.to_owned()))
        } else {
            Err(refused("it must hold a key of at least 16 letters or digits"))
        }
    }

    /// Whether this is the key; how long that takes says nothing about it but its length.
    pub(crate) fn is(&self, given: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(given).into()
    }
}

#[cfg(test)]
impl Key {
    pub(crate) fn new(key: &str) -> Self {
        Self(key.to_owned())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(secret)")
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_file_is_made_once_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let made = Key::of_file(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(made.0.len() == 64 && made.is(Key::of_file(&path).unwrap().0.as_bytes()));
        let other = Key::of_file(&folder.path().join("other")).unwrap();
        assert!(!made.is(other.0.as_bytes()));
        assert!(!format!("{made:?}").contains(&made.0));
    }

    #[test]
    fn a_file_that_others_can_read_or_that_holds_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        Key::of_file(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(Key::of_file(&path).unwrap_err().to_string().contains("chmod 600"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        for text in ["", "short\n", "0123456789abcdef two\n"] {
            std::fs::write(&path, text).unwrap();
            assert!(Key::of_file(&path).unwrap_err().to_string().contains("at least 16"), "{text}");
        }
    }
}

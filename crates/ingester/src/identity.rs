use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use domain::{ExportId, SentTo};
use sha2::{Digest, Sha256};

use crate::look::Look;

/// What the content of a file is, and what the file looked like then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// SHA-256 of the content, in hexadecimal.
    pub(crate) sha256: String,
    /// The file while it was read.
    pub(crate) look: Look,
}

/// The name of an export: the same content for the same source, account and report is the
/// same export, whatever its file is called.
pub fn export_id(to: &SentTo, sha256: &str) -> ExportId {
    let parts = [to.source.as_str(), &to.account, &to.report, sha256];
    let mut name = hex(&Sha256::digest(parts.join("\0")));
    name.truncate(16);
    ExportId(name)
}

/// Reads a file once to know its content.
pub(crate) fn identify(path: &Path) -> std::io::Result<Identity> {
    let mut file = File::open(path)?;
    let look = Look::of(&file.metadata()?);
    let mut sum = Sha256::new();
    each_piece(&mut file, |piece| {
        sum.update(piece);
        Ok::<(), std::io::Error>(())
    })?;
    Ok(Identity { sha256: hex(&sum.finalize()), look })
}

/// Gives every piece of a stream to `take`, until its end.
pub(crate) fn each_piece<E: From<std::io::Error>>(
    from: &mut impl Read,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut buffer = vec![0_u8; 512 * 1024];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => take(buffer.get(..length).unwrap_or_default())?,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(account: &str, report: &str) -> SentTo {
        SentTo { source: domain::Source::Meta, account: account.into(), report: report.into() }
    }

    #[test]
    fn content_is_named_by_its_sha256() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("abc");
        std::fs::write(&path, "abc").unwrap();
        let identity = identify(&path).unwrap();
        assert_eq!(identity.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(identity.look.size, 3);
    }

    #[test]
    fn two_accounts_and_two_reports_may_send_the_same_file() {
        let ids = [("a", "default"), ("b", "default"), ("a", "other")].map(|(a, r)| export_id(&sent(a, r), "00"));
        assert_eq!(ids[0], export_id(&sent("a", "default"), "00"));
        assert!(ids[0] != ids[1] && ids[0] != ids[2] && ids[1] != ids[2]);
        assert!(ids.iter().all(|id| id.0.len() == 16 && id.0.bytes().all(|byte| byte.is_ascii_hexdigit())));
    }
}

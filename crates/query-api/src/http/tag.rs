use axum::http::HeaderMap;
use axum::http::header::{HeaderValue, IF_NONE_MATCH};
use sha2::{Digest, Sha256};

/// A strong entity tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag(String);

impl Tag {
    /// A tag of everything that decides an answer's bytes.
    pub(crate) fn over(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // The length keeps ("ab", "c") apart from ("a", "bc").
            hash.update(part.len().to_le_bytes());
            hash.update(part.as_bytes());
        }
        Self::from_digest(&hash.finalize())
    }

    /// A tag of the bytes themselves.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self::from_digest(&Sha256::digest(bytes))
    }

    fn from_digest(digest: &[u8]) -> Self {
        let hex: Vec<String> = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        Self(format!("\"{}\"", hex.concat()))
    }

    /// Whether the client holds these bytes already (RFC 9110: the comparison is weak).
    pub(crate) fn is_held(&self, headers: &HeaderMap) -> bool {
        let lists = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
        tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == self.0)
    }

    /// As a header.
    pub(crate) fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).unwrap_or(HeaderValue::from_static("\"\""))
    }
}

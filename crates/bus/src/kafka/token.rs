//! Tokens of an identity provider, as whatever renews them leaves them in a file.

use std::path::Path;
use std::time::UNIX_EPOCH;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rdkafka::client::OAuthToken;
use serde::Deserialize;

/// What of a JSON Web Token the client has to know (RFC 7519, section 4.1); the broker checks it.
#[derive(Deserialize)]
struct Claims {
    /// Whose it is.
    sub: String,
    /// Until when it is good, in seconds since 1970.
    exp: f64,
}

/// Why a token cannot be used. It never says what the file holds.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TokenError {
    #[error("the file cannot be read: {0}")]
    File(std::io::ErrorKind),
    #[error("the file holds no JSON Web Token with `sub` and `exp`")]
    Unreadable,
    #[error("the token is no longer good: whatever renews it has not done so")]
    Over,
}

/// Reads the token that a file holds now.
pub(super) fn read(file: &Path) -> Result<OAuthToken, TokenError> {
    let text = std::fs::read_to_string(file).map_err(|error| TokenError::File(error.kind()))?;
    let token = text.trim();
    let Claims { sub, exp } = claims(token).ok_or(TokenError::Unreadable)?;
    if UNIX_EPOCH.elapsed().is_ok_and(|now| exp <= now.as_secs_f64()) {
        return Err(TokenError::Over);
    }
    // As the client wants it: whole milliseconds.
    #[expect(clippy::cast_possible_truncation, reason = "a time that does not fit is far away in any case")]
    let lifetime_ms = (exp * 1_000.0) as i64;
    Ok(OAuthToken { token: token.to_owned(), principal_name: sub, lifetime_ms })
}

fn claims(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (Some(_), Some(claims), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<OAuthToken, TokenError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        read(file.path())
    }

    fn token(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn whose_a_token_is_and_until_when_is_read_from_it() {
        let text = token(r#"{"sub":"reachline","exp":4800000000.5,"scope":"kafka"}"#);
        let read = written(&format!("{text}\n")).unwrap();
        assert_eq!((read.token, read.principal_name.as_str()), (text, "reachline"));
        assert_eq!(read.lifetime_ms, 4_800_000_000_500);
    }

    #[test]
    fn what_is_no_token_is_refused_and_never_repeated() {
        let claims = token(r#"{"sub":"hunter2"}"#);
        for text in ["", "hunter2", "hunter2.hunter2.hunter2", "a.b", "a.e30.c.d", claims.as_str()] {
            let error = written(text).err().unwrap();
            assert_eq!(error, TokenError::Unreadable, "{text}");
            assert!(!error.to_string().contains("hunter2"));
        }
        let over = token(r#"{"sub":"reachline","exp":1700000000}"#);
        assert_eq!(written(&over).err().unwrap(), TokenError::Over);
        assert_eq!(read(Path::new("/nowhere")).err().unwrap(), TokenError::File(std::io::ErrorKind::NotFound));
    }
}

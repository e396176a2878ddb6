use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};

use super::{Means, Secret, sign};

/// The token that a request presents.
#[derive(Debug)]
pub(crate) enum Presented {
    /// None.
    Nothing,
    /// One, and where it stands; without a secret, what stands there cannot be one.
    Token(Means, Option<Secret>),
}

impl Presented {
    /// What a request presents. The header is said for this very request, so it outweighs the
    /// cookie.
    pub(crate) fn by(headers: &HeaderMap) -> Self {
        match bearer(headers) {
            Self::Nothing => cookie(headers),
            token @ Self::Token(..) => token,
        }
    }

    /// The only one of these texts; a second comes from nobody who means well.
    fn only<'a>(means: Means, mut texts: impl Iterator<Item = &'a [u8]>) -> Self {
        let Some(first) = texts.next() else { return Self::Nothing };
        let alone = texts.next().is_none();
        let text = std::str::from_utf8(first).ok().filter(|_| alone);
        Self::Token(means, text.and_then(|text| Secret::read(text.trim())))
    }
}

/// What follows `Bearer`. Another scheme is somebody else's, such as a proxy's own.
fn bearer(headers: &HeaderMap) -> Presented {
    const SCHEME: &[u8] = b"bearer";
    let said = headers.get_all(AUTHORIZATION).iter().filter_map(|value| {
        let (scheme, rest) = value.as_bytes().split_at_checked(SCHEME.len())?;
        (scheme.eq_ignore_ascii_case(SCHEME) && rest.first().is_none_or(|byte| *byte == b' ')).then_some(rest)
    });
    Presented::only(Means::Token, said)
}

/// The value of our cookie.
fn cookie(headers: &HeaderMap) -> Presented {
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let ours = pairs.filter(|(name, _)| *name == sign::COOKIE_NAME).map(|(_, value)| value.as_bytes());
    Presented::only(Means::Cookie, ours)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn presented(headers: &[(HeaderName, &[u8])]) -> (Option<Means>, bool) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, HeaderValue::from_bytes(value).unwrap());
        }
        match Presented::by(&map) {
            Presented::Nothing => (None, false),
            Presented::Token(by, secret) => (Some(by), secret.is_some()),
        }
    }

    #[test]
    fn a_token_stands_in_the_header_or_the_cookie() {
        let secret = Secret::from_random([3; 32]);
        let header = format!("Bearer {}", secret.reveal());
        let cookie = format!("a=b; __Host-reachline={}; c=d", secret.reveal());
        let (header, cookie) = (header.as_bytes(), cookie.as_bytes());
        assert_eq!(presented(&[]), (None, false));
        assert_eq!(presented(&[(AUTHORIZATION, header)]), (Some(Means::Token), true));
        assert_eq!(presented(&[(COOKIE, cookie)]), (Some(Means::Cookie), true));
        assert_eq!(presented(&[(COOKIE, cookie), (AUTHORIZATION, header)]), (Some(Means::Token), true));
        assert_eq!(presented(&[(COOKIE, b"a=b"), (COOKIE, cookie)]), (Some(Means::Cookie), true));
        assert_eq!(presented(&[(AUTHORIZATION, b"Basic eDp5"), (COOKIE, cookie)]), (Some(Means::Cookie), true));
    }

    #[test]
    fn what_cannot_be_a_token_is_presented_and_bad() {
        let secret = Secret::from_random([3; 32]);
        let (header, cookie) =
            (format!("bEaReR  {}", secret.reveal()), format!("__Host-reachline={}", secret.reveal()));
        assert_eq!(presented(&[(AUTHORIZATION, header.as_bytes())]), (Some(Means::Token), true));
        let huge = [b"Bearer rl_".as_slice(), &vec![b'a'; 1 << 20]].concat();
        for value in [b"Bearer".as_slice(), b"Bearer ", b"Bearer \xff\xfe", b"Bearer rl_1", &huge] {
            assert_eq!(presented(&[(AUTHORIZATION, value)]), (Some(Means::Token), false));
        }
        let twice = [(AUTHORIZATION, header.as_bytes()), (AUTHORIZATION, header.as_bytes())];
        assert_eq!(presented(&twice), (Some(Means::Token), false));
        let twice = [(COOKIE, cookie.as_bytes()), (COOKIE, cookie.as_bytes())];
        assert_eq!(presented(&twice), (Some(Means::Cookie), false));
        assert_eq!(presented(&[(COOKIE, b"__Host-reachline=")]), (Some(Means::Cookie), false));
        assert_eq!(presented(&[(AUTHORIZATION, b"Bearerrl_1"), (COOKIE, b"reachline=1")]), (None, false));
    }
}

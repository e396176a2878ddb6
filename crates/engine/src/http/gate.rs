//! Who may ask.

use std::net::IpAddr;
use std::sync::Arc;

use hyper::header::{HOST, HeaderMap};

use crate::error::Failure;
use crate::key::Key;

/// The header in which ClickHouse's clients send the password.
const KEY: &str = "x-clickhouse-key";

/// What lets a request in.
#[derive(Clone, Debug)]
pub(crate) enum Gate {
    /// That it came over the socket, which only its owner can open.
    Socket,
    /// That it names this machine as its host and has the key: anyone on the machine can reach
    /// a port.
    Key(Arc<Key>),
}

impl Gate {
    /// Refuses whom the gate does not let in, and browsers: a page must not reach the engine.
    pub(crate) fn admit(&self, headers: &HeaderMap) -> Result<(), Failure> {
        from_browser(headers)?;
        let Self::Key(key) = self else { return Ok(()) };
        // A page can make a name of its own mean this machine.
        if !headers.get(HOST).and_then(|host| host.to_str().ok()).is_some_and(is_loopback) {
            let message = "Address the engine as 127.0.0.1, [::1] or localhost (ACCESS_DENIED)";
            return Err(Failure::new(Failure::ACCESS_DENIED, message));
        }
        let given = headers.get(KEY).map_or(&[][..], |given| given.as_bytes());
        if key.is(given) {
            return Ok(());
        }
        let message = "Send the key of the engine's key file as the password (AUTHENTICATION_FAILED)";
        Err(Failure::new(Failure::AUTHENTICATION_FAILED, message))
    }
}

fn from_browser(headers: &HeaderMap) -> Result<(), Failure> {
    let telling = |name: &str| name == "origin" || name.starts_with("sec-fetch-");
    if headers.keys().any(|name| telling(name.as_str())) {
        let message = "Requests from browsers are refused (ACCESS_DENIED)";
        return Err(Failure::new(Failure::ACCESS_DENIED, message));
    }
    Ok(())
}

/// Whether a `Host` means this machine whatever a name server says.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost") || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(headers: &[(&'static str, &'static str)]) -> Result<(), u32> {
        let gate = Gate::Key(Arc::new(Key::new("0123456789abcdef")));
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        gate.admit(&headers).map_err(|failure| failure.code)
    }

    const RIGHT: (&str, &str) = ("x-clickhouse-key", "0123456789abcdef");

    #[test]
    fn only_the_key_opens() {
        assert_eq!(admitted(&[("host", "127.0.0.1:8123"), RIGHT]), Ok(()));
        for wrong in ["", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeF"] {
            assert_eq!(admitted(&[("host", "127.0.0.1"), (KEY, wrong)]), Err(516), "{wrong}");
        }
        assert_eq!(admitted(&[("host", "127.0.0.1")]), Err(516));
        assert_eq!(admitted(&[("host", "127.0.0.1"), RIGHT, ("origin", "null")]), Err(497));
        assert_eq!(admitted(&[("host", "127.0.0.1"), RIGHT, ("sec-fetch-site", "none")]), Err(497));
    }

    #[test]
    fn the_host_is_this_machine() {
        for host in ["localhost", "LOCALHOST:1", "127.0.0.1", "127.9.9.9:80", "[::1]", "[::1]:8123"] {
            assert_eq!(admitted(&[("host", host), RIGHT]), Ok(()), "{host}");
        }
        for host in
            ["", "example.org", "localhost.example.org", "127.0.0.1.example.org:80", "10.0.0.1", "[::2]:1", ":1"]
        {
            assert_eq!(admitted(&[("host", host), RIGHT]), Err(497), "{host}");
        }
        assert_eq!(admitted(&[RIGHT]), Err(497));
    }
}

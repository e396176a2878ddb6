//! Whether a request comes from the machine itself. A name that is not loopback means a proxy
//! or DNS rebinding, and a forwarding header means a proxy: either would make the figures
//! public.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::header::{FORWARDED, HOST, VIA};
use axum::http::request::Parts;
use axum::http::uri::Authority;

use super::{Proxies, refusals};
use crate::Refusal;

/// The address at the other end of the connection; nothing where it is not known.
pub(crate) fn peer(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical())
}

/// That a request comes from the machine itself; or why nobody can tell. The address of a
/// trusted proxy speaks for others, so it is never the machine itself.
pub(super) fn is_local(parts: &Parts, proxies: &Proxies) -> Result<(), Refusal> {
    match peer(parts) {
        Some(peer) if peer.is_loopback() && !proxies.have(peer) => {}
        Some(peer) if peer.is_loopback() => return Err(refusals::came_through_proxy()),
        _ => return Err(refusals::from_elsewhere()),
    }
    if forwarded(&parts.headers) {
        return Err(refusals::came_through_proxy());
    }
    if named_loopback(parts) { Ok(()) } else { Err(refusals::not_loopback()) }
}

fn forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED)
        || headers.contains_key(VIA)
        || headers.keys().any(|name| name.as_str().starts_with("x-forwarded") || name == "x-real-ip")
}

/// Whether the one `Host`, and the address's own authority if it has one, are loopback.
fn named_loopback(parts: &Parts) -> bool {
    let mut hosts = parts.headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok()).and_then(|host| host.parse().ok());
    let alone = hosts.next().is_none();
    alone && host.as_ref().is_some_and(is_loopback) && parts.uri.authority().is_none_or(is_loopback)
}

fn is_loopback(authority: &Authority) -> bool {
    let host = authority.host();
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let plain = !authority.as_str().contains('@');
    plain && (host.eq_ignore_ascii_case("localhost") || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_are_loopback() {
        for host in ["127.0.0.1", "127.8.9.1:8080", "[::1]", "[::1]:80", "localhost:3000", "LOCALHOST"] {
            assert!(is_loopback(&host.parse().unwrap()), "{host}");
        }
        for host in ["example.org", "10.0.0.1", "localhost.example.org", "127.0.0.1.nip.io", "a@localhost", "0.0.0.0"] {
            assert!(!is_loopback(&host.parse().unwrap()), "{host}");
        }
    }
}

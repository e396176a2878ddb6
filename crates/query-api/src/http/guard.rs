use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{FORWARDED, HOST, HeaderMap, VIA};
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::Response;

use crate::Refusal;
use crate::state::Api;

/// Without tokens, lets only this machine in. A name that is not loopback means a proxy or DNS
/// rebinding, and a forwarding header means a proxy: either would make the figures public.
pub(crate) async fn guard(State(api): State<Api>, request: Request, next: Next) -> Result<Response, Refusal> {
    if !api.settings.trust_loopback {
        return Err(tokens_wanted());
    }
    if forwarded(request.headers()) {
        return Err(came_through_proxy());
    }
    if !named_loopback(&request) {
        return Err(not_loopback());
    }
    Ok(next.run(request).await)
}

fn forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED)
        || headers.contains_key(VIA)
        || headers.keys().any(|name| name.as_str().starts_with("x-forwarded") || name == "x-real-ip")
}

/// Whether the one `Host`, and the address's own authority if it has one, are loopback.
fn named_loopback(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok()).and_then(|host| host.parse().ok());
    let alone = hosts.next().is_none();
    alone && host.as_ref().is_some_and(is_loopback) && request.uri().authority().is_none_or(is_loopback)
}

fn is_loopback(authority: &Authority) -> bool {
    let host = authority.host();
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let plain = !authority.as_str().contains('@');
    plain && (host.eq_ignore_ascii_case("localhost") || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()))
}

const TITLE: &str = "Only this machine may ask";

fn tokens_wanted() -> Refusal {
    let detail = "`[api] trust_loopback = false` asks for a token, and this request carries none that is known.";
    let remedy = "Send a token, or set `trust_loopback = true` and ask from the machine itself.";
    Refusal::new(401, "token_wanted", "A token is needed", detail, remedy)
}

fn came_through_proxy() -> Refusal {
    let detail = "No tokens are configured, and the request carries a header that only a proxy adds.";
    let remedy =
        "Open http://127.0.0.1:8080 on the machine itself, or through an SSH tunnel (ssh -L 8080:127.0.0.1:8080).";
    Refusal::new(403, "behind_proxy", TITLE, detail, remedy)
}

fn not_loopback() -> Refusal {
    let detail = "No tokens are configured, and the request does not name this machine's loopback address as its host.";
    let remedy = "Use 127.0.0.1, [::1] or localhost in the address, on the machine itself or through an SSH tunnel.";
    Refusal::new(403, "host_not_loopback", TITLE, detail, remedy)
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

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, HeaderName};
use ipnet::IpNet;

use super::refusals;
use crate::Refusal;

/// The most characters of a user's name.
const LONGEST_NAME: usize = 128;

/// The proxies that say who asks, because they asked for a password or the like themselves.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    networks: Vec<IpNet>,
    user_header: Option<HeaderName>,
}

impl Proxies {
    /// Proxies by their addresses, or networks of them such as `10.1.0.0/16`; and the header
    /// in which they name the user.
    ///
    /// # Errors
    /// Says which address or header is none, or that nobody is trusted to send the header.
    pub fn new(networks: &[String], user_header: Option<&str>) -> Result<Self, String> {
        let networks = networks.iter().map(|text| network(text)).collect::<Result<Vec<_>, _>>()?;
        let user_header = user_header.map(header).transpose()?;
        if networks.is_empty() && user_header.is_some() {
            return Err("user_header names a header that nobody is trusted to send: add trusted_proxies".to_owned());
        }
        Ok(Self { networks, user_header })
    }

    /// Whether somebody can become known through them.
    pub fn vouch(&self) -> bool {
        self.user_header.is_some()
    }

    /// Whether this is the address of one.
    pub(super) fn have(&self, peer: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&peer))
    }

    /// The user whom a request's own peer names, if it is one of them. From anybody else the
    /// header says nothing.
    pub(super) fn user(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Result<Option<String>, Refusal> {
        let Some(name) = self.user_header.as_ref().filter(|_| peer.is_some_and(|peer| self.have(peer))) else {
            return Ok(None);
        };
        let mut values = headers.get_all(name).iter();
        let Some(first) = values.next() else { return Ok(None) };
        // A second one was not put there by a proxy that sets the header, as it has to.
        let text = first.to_str().ok().filter(|_| values.next().is_none()).map(str::trim);
        match text {
            Some("") => Ok(None),
            Some(user) if user.len() <= LONGEST_NAME => Ok(Some(user.to_owned())),
            _ => Err(refusals::ambiguous_user(name)),
        }
    }
}

fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let one = text.parse::<IpAddr>().map(IpNet::from);
    one.or_else(|_| text.parse())
        .map_err(|_| format!("trusted_proxies: `{text}` is no address: write it as \"10.0.0.5\" or \"10.1.0.0/16\""))
}

fn header(text: &str) -> Result<HeaderName, String> {
    let unfit = |name: &HeaderName| [AUTHORIZATION, COOKIE, HOST].contains(name);
    text.parse().ok().filter(|name| !unfit(name)).ok_or_else(|| {
        format!(
            "user_header: `{text}` cannot name a user: write the header that the proxy sets, such as \"X-Remote-User\""
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies() -> Proxies {
        Proxies::new(&["10.0.0.5".to_owned(), "10.1.0.0/16".to_owned()], Some("X-Remote-User")).unwrap()
    }

    fn user(peer: &str, values: &[&'static str]) -> Result<Option<String>, u16> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append("x-remote-user", value.parse().unwrap());
        }
        proxies().user(peer.parse().ok(), &headers).map_err(|refusal| refusal.problem().status)
    }

    #[test]
    fn only_a_trusted_proxy_names_a_user() {
        for peer in ["10.0.0.5", "10.1.2.3"] {
            assert_eq!(user(peer, &["ada"]), Ok(Some("ada".to_owned())), "{peer}");
        }
        for peer in ["10.0.0.6", "10.2.0.1", "127.0.0.1", "::1", "unknown"] {
            assert_eq!(user(peer, &["ada"]), Ok(None), "{peer}");
        }
    }

    #[test]
    fn a_header_that_is_not_one_name_is_no_name() {
        assert_eq!(user("10.0.0.5", &[]), Ok(None));
        assert_eq!(user("10.0.0.5", &[""]), Ok(None));
        assert_eq!(user("10.0.0.5", &[" "]), Ok(None));
        assert_eq!(user("10.0.0.5", &["ada", "eve"]), Err(401));
        assert_eq!(user("10.0.0.5", &["", "eve"]), Err(401));
        assert_eq!(user("10.0.0.5", &["ad\u{e4}"]), Err(401));
        let long: &'static str = Box::leak("a".repeat(LONGEST_NAME + 1).into_boxed_str());
        assert_eq!(user("10.0.0.5", &[long]), Err(401));
    }

    #[test]
    fn what_is_no_address_or_header_is_named() {
        let refused = |networks: &[&str], header| {
            let networks: Vec<String> = networks.iter().map(|text| (*text).to_owned()).collect();
            Proxies::new(&networks, header).unwrap_err()
        };
        assert!(refused(&["proxy.example.org"], None).contains("`proxy.example.org` is no address"));
        assert!(refused(&["10.0.0.0/33"], None).contains("10.0.0.0/33"));
        for name in ["", "two words", "Authorization", "Cookie"] {
            assert!(refused(&["10.0.0.5"], Some(name)).contains("cannot name a user"), "{name}");
        }
        assert!(refused(&[], Some("X-Remote-User")).contains("add trusted_proxies"));
    }
}

use std::net::SocketAddr;
use std::num::NonZeroU32;

use query_api::Proxies;
use serde::Deserialize;

use super::Config;

/// Who may ask, and where.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Api {
    trust_loopback: bool,
    metrics_listen: Option<SocketAddr>,
    requests_a_minute: NonZeroU32,
    trusted_proxies: Addresses,
    user_header: Option<String>,
}

const REQUESTS_A_MINUTE: NonZeroU32 = NonZeroU32::new(600).expect("it is not 0");

impl Default for Api {
    fn default() -> Self {
        Self {
            trust_loopback: true,
            metrics_listen: None,
            requests_a_minute: REQUESTS_A_MINUTE,
            trusted_proxies: Addresses::default(),
            user_header: None,
        }
    }
}

/// A list; or one text with commas, as a variable of the environment has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Written")]
struct Addresses(Vec<String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected addresses, written as [\"10.0.0.5\", \"10.1.0.0/16\"]")]
enum Written {
    List(Vec<String>),
    Text(String),
}

impl From<Written> for Addresses {
    fn from(written: Written) -> Self {
        match written {
            Written::List(list) => Self(list),
            Written::Text(text) => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                Self(parts.map(str::to_owned).collect())
            }
        }
    }
}

impl Api {
    pub(super) fn proxies(&self) -> Result<Proxies, String> {
        Proxies::new(&self.trusted_proxies.0, self.user_header.as_deref()).map_err(|error| format!("[api] {error}"))
    }
}

impl Config {
    /// Whether requests from the machine itself need no token.
    pub(crate) fn trusts_loopback(&self) -> bool {
        self.file.api.trust_loopback
    }

    /// The proxies whose word counts.
    pub(crate) fn proxies(&self) -> Proxies {
        self.file.api.proxies().unwrap_or_default()
    }

    /// The most requests of one token in a minute.
    pub(crate) fn requests_a_minute(&self) -> u32 {
        self.file.api.requests_a_minute.get()
    }

    /// Where metrics are served without a token.
    pub(crate) fn metrics_listen(&self) -> Option<SocketAddr> {
        self.file.api.metrics_listen
    }
}

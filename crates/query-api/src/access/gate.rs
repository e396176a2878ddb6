use std::net::{IpAddr, Ipv6Addr};

use axum::http::request::Parts;
use domain::Standing;
use jiff::Timestamp;

use super::keyring::Keyring;
use super::limiter::Limiter;
use super::local::{self, peer};
use super::{Access, Audience, Caller, Means, Presented, Secret, refusals};
use crate::Refusal;

/// How often in a minute one address may present what is not taken.
const FAILURES_A_MINUTE: u32 = 20;

/// Lets those in who may ask.
pub(crate) struct Gate {
    access: Access,
    keyring: Keyring,
    asked: Limiter<(Means, String)>,
    failed: Limiter<Option<IpAddr>>,
}

impl Gate {
    /// A gate by these rules.
    pub(crate) fn new(access: Access) -> Self {
        let keyring = Keyring::new(access.tokens.clone(), access.clock.clone());
        let asked = Limiter::a_minute(access.requests_a_minute);
        Self { access, keyring, asked, failed: Limiter::a_minute(FAILURES_A_MINUTE) }
    }

    /// Whoever asks, where it has to be known.
    pub(crate) async fn admit(&self, parts: &Parts, audience: Audience) -> Result<Option<Caller>, Refusal> {
        if audience == Audience::Anyone {
            return self.may_connect(parts).await.map(|()| None);
        }
        let caller = self.identify(parts).await?;
        self.hold_back(&caller)?;
        if audience.has(caller.role) {
            Ok(Some(caller))
        } else {
            let remedy =
                "Ask /v1/campaigns and what lies below it, except its summary; or ask with an analyst's token.";
            Err(refusals::not_for_role(caller.role, "this address", remedy))
        }
    }

    /// The page, on which somebody can sign in, is for anybody as soon as there is something
    /// to sign in with. Until then, only the machine itself may see it.
    async fn may_connect(&self, parts: &Parts) -> Result<(), Refusal> {
        match self.is_local(parts) {
            Err(refusal) if !self.is_open().await? => Err(refusal),
            _ => Ok(()),
        }
    }

    async fn identify(&self, parts: &Parts) -> Result<Caller, Refusal> {
        if let Some(user) = self.access.proxies.user(peer(parts), &parts.headers)? {
            return Ok(Caller::proxied(user));
        }
        match Presented::by(&parts.headers) {
            Presented::Token(by, secret) => self.holder(by, secret.as_ref(), peer(parts)).await,
            Presented::Nothing => match self.is_local(parts) {
                Ok(()) => Ok(Caller::loopback()),
                Err(_) if self.is_open().await? => Err(refusals::token_wanted(self.access.trust_loopback)),
                Err(refusal) => Err(refusal),
            },
        }
    }

    fn is_local(&self, parts: &Parts) -> Result<(), Refusal> {
        if self.access.trust_loopback {
            local::is_local(parts, &self.access.proxies)
        } else {
            Err(refusals::token_wanted(false))
        }
    }

    /// Whether anybody but the machine itself can become known.
    async fn is_open(&self) -> Result<bool, Refusal> {
        Ok(!self.access.trust_loopback || self.access.proxies.vouch() || self.keyring.any().await?)
    }

    /// Whoever holds a token. A token that is good is taken whatever else comes from its
    /// address: no number of guesses finds one, and nobody shall shut out those who share an
    /// address with him.
    pub(crate) async fn holder(
        &self,
        by: Means,
        secret: Option<&Secret>,
        peer: Option<IpAddr>,
    ) -> Result<Caller, Refusal> {
        let now = self.now();
        let known = self.keyring.tokens().await?;
        let refusal = match secret.and_then(|secret| secret.find(&known)) {
            Some(token) => match token.standing(now) {
                Standing::Valid => return Ok(Caller::holding(token, by)),
                over => refusals::no_longer(over),
            },
            None => refusals::unknown_token(),
        };
        self.failed.take(peer.map(network), now).map_err(refusals::too_many_failures)?;
        Err(refusal)
    }

    fn hold_back(&self, caller: &Caller) -> Result<(), Refusal> {
        if caller.by == Means::Loopback {
            return Ok(());
        }
        // A token is one whether it comes in the header or the cookie.
        let kind = if caller.by == Means::Proxy { Means::Proxy } else { Means::Token };
        let most = self.access.requests_a_minute;
        self.asked.take((kind, caller.id.clone()), self.now()).map_err(|wait| refusals::too_many(wait, most))
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Timestamp {
        self.access.clock.now()
    }
}

/// Whoever has one address of version 6 has all of its network.
fn network(address: IpAddr) -> IpAddr {
    const HOST_BITS: u32 = 64;
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(long) => Ipv6Addr::from_bits(long.to_bits() >> HOST_BITS << HOST_BITS).into(),
    }
}

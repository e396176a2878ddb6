//! Who may ask in these tests.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use domain::{Role, Token};
use jiff::Timestamp;
use query_api::{Access, Answer, Proxies, Refusal, Secret, TokenList};
use telemetry::{Clock, FixedClock};

use crate::client::{Service, settings};

/// Tokens that a test makes, and a clock that it moves.
pub(crate) struct Keys {
    tokens: Mutex<Vec<Token>>,
    pub(crate) clock: FixedClock,
    pub(crate) down: AtomicBool,
    pub(crate) read: AtomicUsize,
}

impl Clock for Keys {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

impl TokenList for Keys {
    fn tokens(&self) -> Answer<'_, Vec<Token>> {
        self.read.fetch_add(1, Ordering::Relaxed);
        let tokens = self.tokens.lock().unwrap().clone();
        let down = self.down.load(Ordering::Relaxed);
        Box::pin(async move { if down { Err(Refusal::unavailable("It is away.")) } else { Ok(tokens) } })
    }
}

impl Keys {
    pub(crate) fn new() -> Arc<Self> {
        let clock = FixedClock::at("2026-10-16T08:00:00Z".parse().unwrap());
        Arc::new(Self { tokens: Mutex::default(), clock, down: AtomicBool::default(), read: AtomicUsize::default() })
    }

    /// A new token; the number makes it another one.
    pub(crate) fn make(&self, number: u8, role: Role) -> String {
        let secret = Secret::from_random([number; 32]);
        self.tokens.lock().unwrap().push(Token {
            id: format!("{number:02x}"),
            name: format!("token {number}"),
            role,
            hash: secret.hash(),
            created: self.now(),
            expires: None,
            revoked: None,
        });
        secret.reveal().to_owned()
    }

    /// Changes a token, by the number with which it was made.
    pub(crate) fn change(&self, number: u8, change: impl FnOnce(&mut Token)) {
        let id = format!("{number:02x}");
        change(self.tokens.lock().unwrap().iter_mut().find(|token| token.id == id).unwrap());
    }

    pub(crate) fn advance(&self, seconds: i64) {
        self.clock.advance(jiff::SignedDuration::from_secs(seconds));
    }

    /// The usual rules over these tokens.
    pub(crate) fn access(self: &Arc<Self>) -> Access {
        Access {
            trust_loopback: true,
            tokens: self.clone(),
            proxies: Proxies::default(),
            requests_a_minute: 600,
            clock: self.clone(),
        }
    }

    /// A service by the usual rules.
    pub(crate) fn service(self: &Arc<Self>) -> Service {
        Service::admitting(self.access(), settings())
    }
}

/// The usual rules, without a token.
pub(crate) fn access() -> Access {
    Keys::new().access()
}

/// The header with a token in it.
pub(crate) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

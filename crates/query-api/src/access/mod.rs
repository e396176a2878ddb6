//! Who may ask, and what.

mod audience;
mod caller;
mod gate;
mod keyring;
mod limiter;
mod local;
mod presented;
mod proxies;
mod refusals;
mod secret;
mod sign;

use std::sync::Arc;

use domain::Token;
use telemetry::Clock;

use crate::Answer;

pub(crate) use audience::Audience;
pub(crate) use caller::Caller;
pub use caller::Means;
pub(crate) use gate::Gate;
pub(crate) use local::peer;
pub(crate) use presented::Presented;
pub use proxies::Proxies;
pub(crate) use refusals::not_for_role;
pub use secret::Secret;
pub(crate) use sign::{COOKIE_NAME, forget, keep};

/// Knows the tokens there are.
pub trait TokenList: Send + Sync + 'static {
    /// Every token, those that are not taken any more included.
    fn tokens(&self) -> Answer<'_, Vec<Token>>;
}

/// Who may ask, and how often.
#[derive(Clone)]
pub struct Access {
    /// Whether requests from the machine itself need no token.
    pub trust_loopback: bool,
    /// The tokens there are.
    pub tokens: Arc<dyn TokenList>,
    /// The proxies whose word counts.
    pub proxies: Proxies,
    /// The most requests that one token, or one user of a proxy, may send in a minute; at
    /// least one.
    pub requests_a_minute: u32,
    /// Says when a token expires, and how long ago a request was.
    pub clock: Arc<dyn Clock>,
}

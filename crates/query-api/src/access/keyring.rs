use std::sync::Arc;

use domain::Token;
use jiff::{SignedDuration, Timestamp};
use telemetry::Clock;
use tokio::sync::Mutex;

use super::TokenList;
use crate::Refusal;

/// How long a list of tokens is taken for the present one: a token that is revoked is refused
/// within this time, and nobody can make the books be asked more often.
const FRESH: SignedDuration = SignedDuration::from_secs(1);

/// The tokens there are, as they were read a moment ago.
pub(super) struct Keyring {
    list: Arc<dyn TokenList>,
    clock: Arc<dyn Clock>,
    read: Mutex<Option<(Timestamp, Arc<[Token]>)>>,
}

impl Keyring {
    pub(super) fn new(list: Arc<dyn TokenList>, clock: Arc<dyn Clock>) -> Self {
        Self { list, clock, read: Mutex::default() }
    }

    /// The tokens there are. Where they cannot be read nobody gets in with one: an older list
    /// may lack that one was revoked.
    pub(super) async fn tokens(&self) -> Result<Arc<[Token]>, Refusal> {
        let mut read = self.read.lock().await;
        let now = self.clock.now();
        if let Some((_, tokens)) = read.as_ref().filter(|(at, _)| *at <= now && now.duration_since(*at) < FRESH) {
            return Ok(Arc::clone(tokens));
        }
        let tokens: Arc<[Token]> = self.list.tokens().await?.into();
        *read = Some((now, Arc::clone(&tokens)));
        Ok(tokens)
    }

    /// Whether there was a token at all when they were last read, which a database that is
    /// away for a while does not change.
    pub(super) async fn any(&self) -> Result<bool, Refusal> {
        match self.tokens().await {
            Ok(tokens) => Ok(!tokens.is_empty()),
            Err(refusal) => self.read.lock().await.as_ref().map(|(_, tokens)| !tokens.is_empty()).ok_or(refusal),
        }
    }
}

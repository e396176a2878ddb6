use domain::Token;
use store::{Store, Tokens};

use super::{Books, unavailable};
use crate::access::TokenList;
use crate::questions::Answer;

impl<S: Store + Tokens> TokenList for Books<S> {
    fn tokens(&self) -> Answer<'_, Vec<Token>> {
        Box::pin(async { self.store.tokens().await.map_err(unavailable) })
    }
}

use domain::Token;

use super::Memory;
use crate::{StoreError, Tokens};

impl Tokens for Memory {
    async fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let mut tokens: Vec<Token> = self.lock().tokens.values().cloned().collect();
        tokens.sort_by_key(|token| token.created);
        Ok(tokens)
    }

    async fn record_token(&self, token: &Token) -> Result<(), StoreError> {
        self.lock().tokens.insert(token.id.clone(), token.clone());
        Ok(())
    }
}

use domain::Token;

use super::journal::{all, write};
use super::{ClickHouse, failed};
use crate::{StoreError, Tokens};

impl Tokens for ClickHouse {
    async fn tokens(&self) -> Result<Vec<Token>, StoreError> {
        let query = self.client.query(include_str!("../../sql/tokens/tokens.sql"));
        let mut tokens: Vec<Token> = all(query, "reading tokens").await?;
        tokens.sort_by_key(|token| token.created);
        Ok(tokens)
    }

    async fn record_token(&self, token: &Token) -> Result<(), StoreError> {
        let query = self.client.query(include_str!("../../sql/tokens/record.sql"));
        let query = query.param("id", &token.id).param("token", write(token)?);
        query.execute().await.map_err(failed("recording a token"))
    }
}

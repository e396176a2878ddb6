use domain::Role;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Means;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SessionAnswer {
    /// What people call them; may be empty.
    pub name: String,
    /// What they may see.
    #[schema(schema_with = super::closed::role)]
    pub role: Role,
    /// How it is known who they are; `cookie` where they signed in, and can sign out.
    pub by: Means,
    /// Until when their token is taken; null where it has no end, or there is none.
    #[schema(required, value_type = Option<String>, format = DateTime)]
    pub expires: Option<Timestamp>,
}

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::coding::words;

/// What somebody who asks may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// One of the team: everything.
    Analyst,
    /// An organisation that works with the team.
    Partner,
    /// Anybody at all.
    Public,
}

words!(Role, "role", {
    Analyst => "analyst",
    Partner => "partner",
    Public => "public",
});

/// What is known of a token. Never the token itself: whoever reads the books cannot ask with
/// what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Names it on the command line and in logs; says nothing of the token itself.
    pub id: String,
    /// Who has it, as a person said; may be empty.
    pub name: String,
    /// What it lets see.
    pub role: Role,
    /// SHA-256 of the token, in hexadecimal digits.
    pub hash: String,
    /// When it was made.
    pub created: Timestamp,
    /// From when on it is not taken any more; never where nothing stands there.
    #[serde(default)]
    pub expires: Option<Timestamp>,
    /// When it was revoked.
    #[serde(default)]
    pub revoked: Option<Timestamp>,
}

/// Whether a token is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Valid,
    /// No longer: its time is over.
    Expired,
    /// No longer: somebody revoked it.
    Revoked,
}

words!(Standing, "standing of a token", {
    Valid => "valid",
    Expired => "expired",
    Revoked => "revoked",
});

impl Token {
    /// Whether it is taken at `now`.
    pub fn standing(&self, now: Timestamp) -> Standing {
        match (self.revoked, self.expires) {
            (Some(_), _) => Standing::Revoked,
            (None, Some(end)) if end <= now => Standing::Expired,
            (None, _) => Standing::Valid,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_taken_until_it_expires_or_is_revoked() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let token: Token = serde_json::from_str(
            r#"{"id":"1a","name":"","role":"partner","hash":"00","created":"2026-10-16T08:00:00Z"}"#,
        )
        .unwrap();
        assert_eq!((token.role, token.standing(Timestamp::MAX)), (Role::Partner, Standing::Valid));
        let ends = Token { expires: Some(at("2026-11-01T00:00:00Z")), ..token };
        assert_eq!(ends.standing(at("2026-10-31T23:59:59Z")), Standing::Valid);
        assert_eq!(ends.standing(at("2026-11-01T00:00:00Z")), Standing::Expired);
        let revoked = Token { revoked: Some(ends.created), ..ends };
        assert_eq!(revoked.standing(at("2026-11-02T00:00:00Z")), Standing::Revoked);
    }
}

use domain::{Role, Token};
use jiff::Timestamp;

use crate::word::{Word, word};

/// How it is known who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// The request comes from the machine itself.
    Loopback,
    /// It carries a token.
    Token,
    /// It carries the cookie of somebody who signed in with a token.
    Cookie,
    /// A trusted proxy says it.
    Proxy,
}

impl Word for Means {
    fn all() -> Vec<Self> {
        vec![Self::Loopback, Self::Token, Self::Cookie, Self::Proxy]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Loopback => "loopback",
            Self::Token => "token",
            Self::Cookie => "cookie",
            Self::Proxy => "proxy",
        }
    }
}

word!(Means, "Means", "How it is known who asks.");

/// Somebody who asks, once it is known who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    /// How it is known.
    pub(crate) by: Means,
    /// The token's id, or the name that a proxy gave; nothing for the machine itself.
    pub(crate) id: String,
    /// What people call them; may be empty.
    pub(crate) name: String,
    /// What they may see.
    pub(crate) role: Role,
    /// Until when.
    pub(crate) expires: Option<Timestamp>,
}

impl Caller {
    /// Somebody at the machine itself.
    pub(crate) fn loopback() -> Self {
        Self { by: Means::Loopback, id: String::new(), name: String::new(), role: Role::Analyst, expires: None }
    }

    /// Somebody for whom a trusted proxy vouches.
    pub(crate) fn proxied(name: String) -> Self {
        Self { by: Means::Proxy, id: name.clone(), name, role: Role::Analyst, expires: None }
    }

    /// Whoever holds a token.
    pub(crate) fn holding(token: &Token, by: Means) -> Self {
        Self { by, id: token.id.clone(), name: token.name.clone(), role: token.role, expires: token.expires }
    }
}

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::Secret;

use crate::{BusError, Topic};

/// How to reach a cluster, and how its topics are set up.
#[derive(Clone, Debug)]
pub struct KafkaSettings {
    /// Addresses to begin with, `host:port`, separated by commas.
    pub brokers: String,
    /// What the names of the topics begin with.
    pub prefix: String,
    /// What the names of the consumer groups begin with.
    pub group: String,
    /// Partitions of the topic of rows.
    pub partitions: u32,
    /// Copies of each partition.
    pub replication: u32,
    /// How long a record is kept, read or not.
    pub retention: Duration,
    /// Names this process within its groups, so that a quick restart moves no partition. Of each
    /// name there may be one process.
    pub instance: Option<String>,
    /// After how long without a sign of life the partitions of a process go to others.
    pub session_timeout: Duration,
    /// How long a process may take over one record before its partitions go to others.
    pub poll_timeout: Duration,
    /// How long a record may take to be delivered.
    pub send_timeout: Duration,
    /// How many records that cannot be read are set aside before the process stops.
    pub unreadable: Unreadable,
    /// Who may read along, and who we are.
    pub security: Security,
}

impl KafkaSettings {
    /// The defaults, for a cluster at some addresses.
    pub fn new(brokers: impl Into<String>) -> Self {
        Self {
            brokers: brokers.into(),
            prefix: "reachline".to_owned(),
            group: "reachline".to_owned(),
            partitions: 6,
            replication: 1,
            retention: Duration::from_secs(7 * 24 * 60 * 60),
            instance: None,
            session_timeout: Duration::from_secs(45),
            poll_timeout: Duration::from_secs(15 * 60),
            send_timeout: Duration::from_secs(60),
            unreadable: Unreadable::default(),
            security: Security::default(),
        }
    }

    /// Name of a topic.
    pub fn topic(&self, topic: Topic) -> String {
        format!("{}.{}", self.prefix, word(topic))
    }

    /// Name of the topic of what could not be read.
    pub fn dead_letters(&self) -> String {
        format!("{}.dead-letters", self.prefix)
    }

    /// Name of the group that reads a topic.
    pub fn group(&self, topic: Topic) -> String {
        format!("{}-{}", self.group, word(topic))
    }

    /// The file of the token to log in with, where that is how.
    pub(super) fn token(&self) -> Option<&Path> {
        match &self.security.login {
            Some(Login::Token(file)) => Some(file),
            Some(Login::Password { .. }) | None => None,
        }
    }

    pub(super) fn check(&self) -> Result<(), BusError> {
        let legal = |name: &str| {
            (1..=200).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        };
        let refused = |what: String| Err(BusError::Refused(what));
        if self.brokers.trim().is_empty() {
            return refused("no broker is named: say where one is, as `host:9092`".to_owned());
        }
        for name in [&self.prefix, &self.group] {
            if !legal(name) {
                return refused(format!("`{name}` cannot begin names in Kafka: use letters, digits, `.`, `_` and `-`"));
            }
        }
        if self.partitions == 0 || self.replication == 0 {
            return refused("the topics of Kafka need at least 1 partition and 1 copy of it".to_owned());
        }
        Ok(())
    }
}

const fn word(topic: Topic) -> &'static str {
    match topic {
        Topic::Rows => "rows",
        Topic::Closings => "closings",
    }
}

/// Beyond which share of unreadable records something else must be wrong: a consumer that went
/// on would empty the topic into the dead letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unreadable {
    /// The most in a row.
    pub in_a_row: u32,
    /// The largest share of the last thousand records, from the hundredth on.
    pub share: f64,
}

impl Default for Unreadable {
    fn default() -> Self {
        Self { in_a_row: 10, share: 0.05 }
    }
}

/// How a cluster is protected. By default it is not.
#[derive(Clone, Debug, Default)]
pub struct Security {
    /// Encryption, and whom to trust.
    pub tls: Option<Tls>,
    /// Who we are.
    pub login: Option<Login>,
}

/// Encryption.
#[derive(Clone, Debug, Default)]
pub struct Tls {
    /// PEM file of the authorities to trust; the system's where there is none.
    pub authority: Option<PathBuf>,
    /// PEM file of our own certificate.
    pub certificate: Option<PathBuf>,
    /// PEM file of its key.
    pub key: Option<PathBuf>,
}

/// Who we are.
#[derive(Clone, Debug)]
pub enum Login {
    /// A user and a password, checked by SCRAM, which does not send the password.
    Password {
        /// The user.
        user: String,
        /// The password.
        password: Secret,
        /// The hash of SCRAM.
        sha: Sha,
    },
    /// A JSON Web Token of an identity provider (OAUTHBEARER). Whatever renews it writes it to
    /// this file, which is read each time that a token is needed.
    Token(PathBuf),
}

impl Login {
    /// How a person calls it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Password { user, .. } => format!("the user `{user}`: check user and password"),
            Self::Token(file) => format!("the token in {}: check it, and what renews it", file.display()),
        }
    }

    pub(super) const fn mechanism(&self) -> &'static str {
        match self {
            Self::Password { sha: Sha::Sha256, .. } => "SCRAM-SHA-256",
            Self::Password { sha: Sha::Sha512, .. } => "SCRAM-SHA-512",
            Self::Token(_) => "OAUTHBEARER",
        }
    }
}

/// A hash of SCRAM.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sha {
    /// SCRAM-SHA-256.
    Sha256,
    /// SCRAM-SHA-512.
    #[default]
    Sha512,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let (user, password) = ("reachline".to_owned(), Secret::new("hunter2"));
        let login = Login::Password { user, password, sha: Sha::default() };
        let security = Security { tls: None, login: Some(login) };
        let shown = format!("{:?}", KafkaSettings { security, ..KafkaSettings::new("127.0.0.1:9092") });
        assert!(shown.contains("reachline") && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn settings_that_cannot_be_used_are_refused() {
        let fine = KafkaSettings::new("127.0.0.1:9092");
        assert_eq!(fine.check(), Ok(()));
        for (settings, said) in [
            (KafkaSettings::new(" "), "no broker"),
            (KafkaSettings { prefix: "a b".to_owned(), ..fine.clone() }, "`a b`"),
            (KafkaSettings { group: String::new(), ..fine.clone() }, "``"),
            (KafkaSettings { partitions: 0, ..fine.clone() }, "at least 1"),
        ] {
            let error = settings.check().unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}

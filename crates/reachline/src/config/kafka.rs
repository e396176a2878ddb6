//! Apache Kafka as the way from ingesters to aggregators.

use std::path::PathBuf;
use std::time::Duration;

use bus::{KafkaSettings, Login, Security, Sha, Tls};
use domain::Secret;
use serde::Deserialize;

use super::Config;
use super::clickhouse::password;
use crate::failure::Failure;

/// The table `[kafka]`; without brokers rows travel within the process.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Kafka {
    brokers: Option<String>,
    prefix: Option<String>,
    group: Option<String>,
    partitions: Option<u32>,
    replication: Option<u32>,
    retention_days: Option<u32>,
    instance: Option<String>,
    session_timeout: Option<u64>,
    send_timeout: Option<u64>,
    closing_timeout: Option<u64>,
    tls: bool,
    ca_file: Option<PathBuf>,
    certificate_file: Option<PathBuf>,
    key_file: Option<PathBuf>,
    user: Option<String>,
    password: Option<Secret>,
    password_file: Option<PathBuf>,
    mechanism: Option<Mechanism>,
    token_file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
enum Mechanism {
    #[serde(rename = "scram-sha-256")]
    Sha256,
    #[default]
    #[serde(rename = "scram-sha-512")]
    Sha512,
}

/// Kafka, and how long a run of `ingest` waits for an export to be closed.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) kafka: KafkaSettings,
    pub(crate) closing_timeout: Duration,
}

impl Kafka {
    pub(super) fn check(&self, books_elsewhere: bool) -> Result<(), String> {
        if self.brokers.is_none() {
            return if *self == Self::default() { Ok(()) } else { Err("[kafka] names no brokers".to_owned()) };
        }
        let unencrypted = self.ca_file.is_some() || self.certificate_file.is_some() || self.key_file.is_some();
        let faults = [
            (!books_elsewhere, "needs [clickhouse] url: several processes share the books of a server"),
            (!self.tls && unencrypted, "ca_file, certificate_file and key_file need tls = true"),
            (
                self.certificate_file.is_some() != self.key_file.is_some(),
                "certificate_file and key_file belong together",
            ),
            (self.user.is_none() && self.has_password(), "a password needs a user"),
            (self.user.is_some() && !self.has_password(), "user needs a password or a password_file"),
            (self.token_file.is_some() && !self.tls, "token_file needs tls = true, since a token is sent as it is"),
            (self.partitions == Some(0) || self.replication == Some(0), "partitions and replication are 1 or more"),
            (
                self.session_timeout.is_some_and(|seconds| !(6..=300).contains(&seconds)),
                "session_timeout: write seconds, from 6 to 300",
            ),
            (self.retention_days == Some(0), "retention_days is 1 or more"),
        ];
        match faults.into_iter().find(|(wrong, _)| *wrong) {
            Some((_, what)) => Err(format!("[kafka] {what}")),
            None => Ok(()),
        }
    }

    const fn has_password(&self) -> bool {
        self.password.is_some() || self.password_file.is_some()
    }
}

impl Config {
    /// The way over Kafka; nothing where rows travel within the process.
    pub(crate) fn way(&self) -> Result<Option<Way>, Failure> {
        let said = &self.file.kafka;
        let Some(brokers) = &said.brokers else { return Ok(None) };
        let mut kafka = KafkaSettings::new(brokers);
        let seconds = |said: Option<u64>, usual: Duration| said.map_or(usual, Duration::from_secs);
        kafka.prefix = said.prefix.clone().unwrap_or(kafka.prefix);
        kafka.group = said.group.clone().unwrap_or(kafka.group);
        kafka.partitions = said.partitions.unwrap_or(kafka.partitions);
        kafka.replication = said.replication.unwrap_or(kafka.replication);
        kafka.retention = seconds(said.retention_days.map(|days| u64::from(days) * 86_400), kafka.retention);
        kafka.instance.clone_from(&said.instance);
        kafka.session_timeout = seconds(said.session_timeout, kafka.session_timeout);
        kafka.send_timeout = seconds(said.send_timeout, kafka.send_timeout);
        // Four statements may be needed for one record: rows, reach, sums, and what is left over.
        kafka.poll_timeout = kafka.poll_timeout.max(self.file.clickhouse.deadlines().of_changes().saturating_mul(4));
        kafka.security = self.security()?;
        Ok(Some(Way { kafka, closing_timeout: seconds(said.closing_timeout, CLOSING) }))
    }

    fn security(&self) -> Result<Security, Failure> {
        let said = &self.file.kafka;
        let file = |path: &Option<PathBuf>| path.as_ref().map(|path| self.base.join(path));
        let tls = said.tls.then(|| Tls {
            authority: file(&said.ca_file),
            certificate: file(&said.certificate_file),
            key: file(&said.key_file),
        });
        if let Some(token) = file(&said.token_file) {
            return Ok(Security { tls, login: Some(Login::Token(token)) });
        }
        let Some(user) = said.user.clone() else { return Ok(Security { tls, login: None }) };
        let password = match file(&said.password_file) {
            Some(file) => password(&file)?,
            None => said.password.clone().unwrap_or_default(),
        };
        let sha = match said.mechanism.unwrap_or_default() {
            Mechanism::Sha256 => Sha::Sha256,
            Mechanism::Sha512 => Sha::Sha512,
        };
        Ok(Security { tls, login: Some(Login::Password { user, password, sha }) })
    }
}

/// How long a run waits for an export to be closed.
const CLOSING: Duration = Duration::from_secs(10 * 60);

#[cfg(test)]
mod tests {
    use crate::config::tests::parse;

    const BOOKS: &str = "[clickhouse]\nurl = \"unix:///data\"\n";

    #[test]
    fn without_brokers_rows_travel_within_the_process() {
        assert!(parse("").unwrap().way().unwrap().is_none());
    }

    #[test]
    fn brokers_are_enough() {
        let way = parse(&format!("{BOOKS}[kafka]\nbrokers = \"a:9092\"")).unwrap().way().unwrap().unwrap();
        assert_eq!((way.kafka.brokers.as_str(), way.kafka.partitions), ("a:9092", 6));
    }

    #[test]
    fn a_record_may_take_as_long_as_the_statements_that_store_it() {
        let text = "[clickhouse]\nurl = \"https://db\"\ndeadline = 3600\n[kafka]\nbrokers = \"a:9092\"";
        let way = parse(text).unwrap().way().unwrap().unwrap();
        assert!(way.kafka.poll_timeout >= std::time::Duration::from_secs(3_600 * 5 * 4));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_and_no_password_repeated() {
        for (keys, said) in [
            ("group = \"a\"", "names no brokers"),
            ("brokers = \"a\"\nca_file = \"a.pem\"", "need tls"),
            ("brokers = \"a\"\ntls = true\nkey_file = \"a.pem\"", "belong together"),
            ("brokers = \"a\"\npassword = \"hunter2\"", "needs a user"),
            ("brokers = \"a\"\nuser = \"me\"", "needs a password"),
            ("brokers = \"a\"\ntoken_file = \"a\"", "needs tls"),
            ("brokers = \"a\"\npartitions = 0", "1 or more"),
            ("brokers = \"a\"\nuser = \"me\"\npassword = \"hunter2\"\nmechanism = \"plain\"", "scram-sha-256"),
            ("brokers = \"a\"\nbroker = \"b\"", "did you mean `brokers`?"),
        ] {
            let error = parse(&format!("{BOOKS}[kafka]\n{keys}\n")).unwrap_err();
            assert!(error.contains(said) && !error.contains("hunter2"), "{keys}: {error}");
        }
        assert!(parse("[kafka]\nbrokers = \"a:9092\"").unwrap_err().contains("needs [clickhouse]"));
    }

    #[test]
    fn a_password_is_never_shown() {
        let text = format!("{BOOKS}[kafka]\nbrokers = \"a:9092\"\nuser = \"me\"\npassword = \"hunter2\"");
        let config = parse(&text).unwrap();
        assert!(!format!("{config:?} {:?}", config.way().unwrap()).contains("hunter2"));
    }
}

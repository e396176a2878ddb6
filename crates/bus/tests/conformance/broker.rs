//! The broker that `tests/kafka/run` started.

use std::process::{Command, id};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bus::{Kafka, KafkaSettings};

/// Settings of a bus that no other test uses.
pub(crate) fn settings() -> KafkaSettings {
    static TESTS: AtomicU32 = AtomicU32::new(0);
    let name = format!("test-{}-{}", id(), TESTS.fetch_add(1, Ordering::Relaxed));
    let brokers = variable("KAFKA_BROKERS");
    KafkaSettings {
        prefix: name.clone(),
        group: name,
        partitions: 4,
        session_timeout: Duration::from_secs(6),
        ..KafkaSettings::new(brokers)
    }
}

/// A bus that no other test uses, its topics made.
pub(crate) async fn kafka() -> Kafka {
    connected(settings()).await
}

pub(crate) async fn connected(settings: KafkaSettings) -> Kafka {
    let kafka = Kafka::connect(settings).unwrap();
    kafka.ensure_topics().await.unwrap();
    kafka
}

/// A broker of one test alone, which may kill it.
pub(crate) struct Own {
    dir: tempfile::TempDir,
}

impl Own {
    pub(crate) fn start() -> Self {
        let own = Self { dir: tempfile::tempdir().unwrap() };
        own.broker("start");
        own
    }

    pub(crate) fn settings(&self) -> KafkaSettings {
        let address = std::fs::read_to_string(self.dir.path().join("address")).unwrap();
        KafkaSettings { brokers: address.trim().to_owned(), ..settings() }
    }

    /// Kills the broker, or starts it again.
    pub(crate) fn broker(&self, what: &str) {
        let mut command = Command::new(variable("KAFKA_BROKER"));
        let ended = command.arg(what).env("KAFKA_BROKER_DIR", self.dir.path()).status().unwrap();
        assert!(ended.success(), "the broker does not {what}");
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.broker("stop");
    }
}

pub(crate) fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run the tests under tests/kafka/run"))
}

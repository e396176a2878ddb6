use std::error::Error;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rdkafka::client::{ClientContext, OAuthToken};
use rdkafka::config::{ClientConfig, FromClientConfigAndContext, RDKafkaLogLevel};
use rdkafka::consumer::{BaseConsumer, ConsumerContext, Rebalance, StreamConsumer};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::producer::FutureProducer;
use rdkafka::{Statistics, TopicPartitionList};

use super::errors::partition;
use super::seen::Seen;
use super::settings::{KafkaSettings, Login, Security};
use super::token;
use crate::wire::MAX_MESSAGE;
use crate::{BusError, Partition, Topic};

/// Records that wait to be sent, or to be polled: at most so many KiB, and one record more.
const QUEUE_KIB: usize = 64 << 10;
/// How often a client tells how it is.
const REPORT: Duration = Duration::from_secs(5);

/// A client of the cluster, and what it last said about itself.
pub(super) struct Client<T> {
    client: T,
    pub(super) seen: Arc<Seen>,
}

impl<T> Deref for Client<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.client
    }
}

pub(super) fn producer(settings: &KafkaSettings) -> Result<Client<FutureProducer<Context>>, BusError> {
    let mut config = common(settings);
    set(&mut config, "enable.idempotence", true);
    set(&mut config, "acks", "all");
    set(&mut config, "compression.type", "lz4");
    set(&mut config, "linger.ms", 5);
    // As Java's clients do. CRC32, the default, puts keys that differ in a digit on one partition.
    set(&mut config, "partitioner", "murmur2");
    set(&mut config, "queue.buffering.max.kbytes", QUEUE_KIB);
    set(&mut config, "message.timeout.ms", settings.send_timeout.as_millis());
    create(&config, settings, Arc::default())
}

pub(super) fn consumer(
    settings: &KafkaSettings,
    topic: Topic,
    seen: Arc<Seen>,
) -> Result<Client<StreamConsumer<Context>>, BusError> {
    let mut config = common(settings);
    set(&mut config, "group.id", settings.group(topic));
    if let Some(instance) = &settings.instance {
        set(&mut config, "group.instance.id", instance);
    }
    set(&mut config, "enable.auto.commit", false);
    set(&mut config, "enable.auto.offset.store", false);
    set(&mut config, "auto.offset.reset", "earliest");
    set(&mut config, "partition.assignment.strategy", "cooperative-sticky");
    set(&mut config, "session.timeout.ms", settings.session_timeout.as_millis());
    set(&mut config, "max.poll.interval.ms", settings.poll_timeout.max(settings.session_timeout).as_millis());
    set(&mut config, "queued.max.messages.kbytes", QUEUE_KIB);
    set(&mut config, "fetch.max.bytes", MAX_MESSAGE);
    set(&mut config, "receive.message.max.bytes", 2 * MAX_MESSAGE);
    create(&config, settings, seen)
}

pub(super) fn admin<T: FromClientConfigAndContext<Context>>(settings: &KafkaSettings) -> Result<Client<T>, BusError> {
    create(&common(settings), settings, Arc::default())
}

fn create<T: FromClientConfigAndContext<Context>>(
    config: &ClientConfig,
    settings: &KafkaSettings,
    seen: Arc<Seen>,
) -> Result<Client<T>, BusError> {
    let token = settings.token().map(Path::to_owned);
    let client = config
        .create_with_context(Context { seen: Arc::clone(&seen), token })
        .map_err(|error| BusError::Refused(format!("a setting of Kafka cannot be used: {error}")))?;
    Ok(Client { client, seen })
}

fn common(settings: &KafkaSettings) -> ClientConfig {
    let mut config = ClientConfig::new();
    config.set_log_level(RDKafkaLogLevel::Info);
    set(&mut config, "bootstrap.servers", &settings.brokers);
    set(&mut config, "client.id", "reachline");
    set(&mut config, "message.max.bytes", MAX_MESSAGE);
    set(&mut config, "statistics.interval.ms", REPORT.as_millis());
    set(&mut config, "socket.keepalive.enable", true);
    set(&mut config, "reconnect.backoff.max.ms", 2_000);
    secure(&mut config, &settings.security);
    config
}

fn secure(config: &mut ClientConfig, security: &Security) {
    let protocol = match (&security.tls, &security.login) {
        (None, None) => "plaintext",
        (Some(_), None) => "ssl",
        (None, Some(_)) => "sasl_plaintext",
        (Some(_), Some(_)) => "sasl_ssl",
    };
    set(config, "security.protocol", protocol);
    if let Some(tls) = &security.tls {
        let files = [
            ("ssl.ca.location", &tls.authority),
            ("ssl.certificate.location", &tls.certificate),
            ("ssl.key.location", &tls.key),
        ];
        for (name, file) in files.into_iter().filter_map(|(name, file)| Some((name, file.as_ref()?))) {
            set(config, name, file.display());
        }
    }
    if let Some(login) = &security.login {
        set(config, "sasl.mechanism", login.mechanism());
        if let Login::Password { user, password, .. } = login {
            set(config, "sasl.username", user);
            set(config, "sasl.password", password.reveal());
        }
    }
}

fn set(config: &mut ClientConfig, name: &str, value: impl std::fmt::Display) {
    config.set(name, value.to_string());
}

/// Hears what a client says.
#[derive(Clone)]
pub(super) struct Context {
    seen: Arc<Seen>,
    /// The file of the token to log in with.
    token: Option<PathBuf>,
}

impl ClientContext for Context {
    const ENABLE_REFRESH_OAUTH_TOKEN: bool = true;

    fn generate_oauth_token(&self, _: Option<&str>) -> Result<OAuthToken, Box<dyn Error>> {
        Ok(token::read(self.token.as_deref().ok_or("no token is configured")?)?)
    }

    /// Connections come and go, and the client sees to that itself: what matters to a person comes
    /// as an error of a call.
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        match level {
            RDKafkaLogLevel::Emerg | RDKafkaLogLevel::Alert | RDKafkaLogLevel::Critical => {
                tracing::error!(facility, "Kafka: {message}");
            }
            RDKafkaLogLevel::Error => tracing::warn!(facility, "Kafka: {message}"),
            _ => tracing::debug!(facility, "Kafka: {message}"),
        }
    }

    fn stats(&self, statistics: Statistics) {
        self.seen.report(&statistics);
    }

    fn error(&self, error: KafkaError, reason: &str) {
        // A token is renewed while the one before is still good, and whatever renews it may be late.
        let passes = self.token.is_some() && self.seen.was_let_in();
        if error.rdkafka_error_code() == Some(RDKafkaErrorCode::Authentication) && !passes {
            self.seen.refuse(reason);
        }
        self.seen.failed(reason);
        tracing::debug!("Kafka: {error}: {reason}");
    }
}

impl ConsumerContext for Context {
    fn pre_rebalance(&self, _: &BaseConsumer<Self>, rebalance: &Rebalance<'_>) {
        match rebalance {
            Rebalance::Assign(list) => self.seen.assign(partitions(list)),
            Rebalance::Revoke(list) => self.seen.revoke(partitions(list)),
            Rebalance::Error(error) => tracing::warn!("Kafka: partitions could not be shared out: {error}"),
        }
    }
}

fn partitions(list: &TopicPartitionList) -> impl Iterator<Item = Partition> {
    list.elements().into_iter().filter_map(|found| partition(found.partition()))
}

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bus::{BusError, Kafka, KafkaSettings, Login, Security, Sha};
use domain::Secret;

use crate::broker::{connected, settings, variable};
use crate::rules::content_arrives_as_it_was_sent;

fn with(password: &str) -> Kafka {
    let (user, password) = ("reachline".to_owned(), Secret::new(password));
    logged_in(Login::Password { user, password, sha: Sha::Sha512 }, settings())
}

fn logged_in(login: Login, settings: KafkaSettings) -> Kafka {
    let security = Security { tls: None, login: Some(login) };
    let send_timeout = Duration::from_secs(20);
    Kafka::connect(KafkaSettings { brokers: variable("KAFKA_LOGIN"), security, send_timeout, ..settings }).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_wrong_password_is_said_and_not_shown() {
    with("right").ensure_topics().await.unwrap();
    let error = with("hunter2").ensure_topics().await.unwrap_err();
    let said = error.to_string();
    assert!(matches!(error, BusError::Refused(_)) && said.contains("refuses the user `reachline`"), "{said}");
    assert!(!said.contains("hunter2"));
}

/// A token that is good until a moment. The broker of the tests trusts one without a signature.
fn token(until: jiff::Timestamp) -> String {
    let parts = [r#"{"alg":"none"}"#.to_owned(), format!(r#"{{"sub":"reachline","exp":{}}}"#, until.as_second())];
    parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".") + "."
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a real broker: make test-cluster"]
async fn a_token_is_read_from_its_file_each_time() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let hour = jiff::SignedDuration::from_hours(1);
    let write = |text: &str| std::fs::write(file.path(), text).unwrap();
    let settings = settings();
    let log_in = || logged_in(Login::Token(file.path().to_owned()), settings.clone());
    let refused = async |said: &str| {
        let error = log_in().ensure_topics().await.unwrap_err();
        assert!(matches!(&error, BusError::Refused(why) if why.contains(said)), "{error}");
        error.to_string()
    };
    for text in ["hunter2".to_owned(), token(jiff::Timestamp::now() - hour)] {
        write(&text);
        let said = refused("the token in").await;
        assert!(!said.contains(&text), "{said}");
    }
    write(&token(jiff::Timestamp::now() + hour));
    refused("it does not exist").await;
    connected(settings.clone()).await;
    let kafka = log_in();
    kafka.ensure_topics().await.unwrap();
    content_arrives_as_it_was_sent(&kafka).await;
}

use std::time::Duration;

use bus::{BusError, Kafka, KafkaSettings, Login, Security, Sha};
use domain::Secret;

use crate::broker::{settings, variable};

fn with(password: &str) -> Kafka {
    let login = Login { user: "reachline".to_owned(), password: Secret::new(password), sha: Sha::Sha512 };
    let security = Security { tls: None, login: Some(login) };
    let send_timeout = Duration::from_secs(20);
    Kafka::connect(KafkaSettings { brokers: variable("KAFKA_LOGIN"), security, send_timeout, ..settings() }).unwrap()
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

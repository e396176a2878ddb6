//! A server over the network: what it is sent, and what becomes of its failures.

use std::time::Duration;

use domain::Secret;
use store::{ClickHouse, Connection, Deadlines, Replicas, Server, StoreError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const PASSWORD: &str = "correct-horse";

fn server(url: String, replicas: Option<Replicas>) -> Connection {
    Connection::Server(Server {
        url,
        database: "books".into(),
        user: "reader".into(),
        password: Secret::new(PASSWORD),
        deadlines: Deadlines::new(Duration::from_millis(500)),
        replicas,
    })
}

/// What one request looks like, and what the client makes of an answer; of none, where it is empty.
async fn asked(answer: &'static str, replicas: Option<Replicas>) -> (String, StoreError) {
    asked_over("http", answer, replicas).await
}

async fn asked_over(scheme: &str, answer: &'static str, replicas: Option<Replicas>) -> (String, StoreError) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("{scheme}://{}", listener.local_addr().unwrap());
    let answering = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 4096];
        let length = stream.read(&mut request).await.unwrap();
        stream.write_all(answer.as_bytes()).await.unwrap();
        let text = String::from_utf8_lossy(&request[..length]).into_owned();
        (stream, text)
    };
    let connection = server(url, replicas);
    let ((_stream, request), outcome) = tokio::join!(answering, ClickHouse::schema_version(&connection));
    (request, outcome.unwrap_err())
}

const DENIED: &str = "HTTP/1.1 403 Forbidden\r\nX-ClickHouse-Exception-Code: 516\r\nContent-Length: 9\r\n\r\nCode: 516";

#[tokio::test]
async fn a_server_is_told_who_asks_and_is_not_asked_to_wait_with_inserts() {
    let (request, error) = asked(DENIED, None).await;
    let lower = request.to_ascii_lowercase();
    for sent in ["database=books", "async_insert=0", "x-clickhouse-user: reader", "x-clickhouse-key: correct-horse"] {
        assert!(lower.contains(sent), "{sent}: {request}");
    }
    assert!(!lower.contains("quorum") && !lower.contains("compress"), "{request}");
    assert!(matches!(error, StoreError::Denied { code: 516, .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains(PASSWORD));
}

#[tokio::test]
async fn replicas_are_asked_for_a_quorum() {
    let (request, _) = asked(DENIED, Some(Replicas::default())).await;
    for setting in
        ["insert_quorum=auto", "insert_quorum_parallel=0", "select_sequential_consistency=1", "insert_deduplicate=0"]
    {
        assert!(request.contains(setting), "{setting}: {request}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up() {
    let (_, error) = asked("", None).await;
    assert!(error.may_pass() && error.to_string().contains("no answer in time"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_away_may_come_back_and_a_stranger_is_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = ClickHouse::schema_version(&server(url, None)).await.unwrap_err();
    assert!(error.may_pass(), "{error}");
    let (_, error) = asked("HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nWelcome", None).await;
    assert!(matches!(error, StoreError::Unreachable(_)), "{error}");
    let (_, error) = asked("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", None).await;
    assert!(error.may_pass(), "{error}");
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_does_not_encrypt_where_it_should() {
    let (request, error) = asked_over("https", DENIED, None).await;
    assert!(matches!(error, StoreError::Unreachable(_)), "{error}");
    assert!(!request.contains(PASSWORD) && !request.contains("POST"), "{request}");
}

#[test]
fn a_connection_does_not_show_its_password() {
    let shown = format!("{:?}", server("https://clickhouse.example".into(), None));
    assert!(shown.contains("clickhouse.example") && !shown.contains(PASSWORD), "{shown}");
}

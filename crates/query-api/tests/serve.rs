//! A real socket: who is at its other end, and a shutdown that waits.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use query_api::{Listening, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

#[tokio::test]
async fn a_request_under_way_is_finished_before_the_end() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (begun, end, finish) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = {
        let (begun, finish) = (begun.clone(), finish.clone());
        move || async move {
            begun.notify_one();
            finish.notified().await;
            "done"
        }
    };
    let stop = end.clone();
    let server = tokio::spawn(serve(listener, Router::new().route("/", get(slow)), Listening::Loopback, async move {
        stop.notified().await;
    }));
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
    begun.notified().await;
    end.notify_one();
    finish.notify_one();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("done"), "{answer}");
    server.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_address_that_others_can_reach_is_refused() {
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let refused = serve(listener, Router::new(), Listening::Loopback, std::future::pending()).await.unwrap_err();
    assert!(refused.to_string().contains("127.0.0.1"));
}

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// A request over a connection of its own.
#[derive(Debug)]
pub struct Request {
    address: SocketAddr,
    method: &'static str,
    path: String,
    host: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Request {
    pub(crate) fn new(address: SocketAddr, method: &'static str, path: &str) -> Self {
        let host = address.to_string();
        Self { address, method, path: path.to_owned(), host, headers: Vec::new(), body: String::new() }
    }

    /// With another `Host`.
    #[must_use]
    pub fn host(mut self, host: &str) -> Self {
        host.clone_into(&mut self.host);
        self
    }

    /// With a header more.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a body of JSON.
    #[must_use]
    pub fn json(mut self, body: &Value) -> Self {
        self.body = body.to_string();
        self.header("Content-Type", "application/json")
    }

    /// With a file as its body.
    #[must_use]
    pub fn file(mut self, content: &str) -> Self {
        content.clone_into(&mut self.body);
        self.header("Content-Type", "application/octet-stream")
    }

    /// Sends it and reads the whole answer.
    ///
    /// # Panics
    ///
    /// Where nobody answers.
    pub fn send(self) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(120))).expect("a time limit can be set");
        let mut text =
            format!("{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.method, self.path, self.host);
        for (name, value) in &self.headers {
            write!(text, "{name}: {value}\r\n").expect("a text can be written to");
        }
        write!(text, "Content-Length: {}\r\n\r\n{}", self.body.len(), self.body).expect("a text can be written to");
        stream.write_all(text.as_bytes()).expect("the request is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the answer is read");
        Reply::read(&answer)
    }
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// Its status code.
    pub status: u16,
    /// Its body.
    pub body: String,
    headers: Vec<(String, String)>,
}

impl Reply {
    fn read(answer: &[u8]) -> Self {
        let text = String::from_utf8_lossy(answer);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text}"));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let header = |line: &str| line.split_once(':').map(|(n, v)| (n.to_ascii_lowercase(), v.trim().to_owned()));
        Self { status: status.unwrap_or_default(), body: body.to_owned(), headers: lines.filter_map(header).collect() }
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// It has this status.
    ///
    /// # Panics
    ///
    /// Where it has another.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "it checks")]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// Where it is none.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

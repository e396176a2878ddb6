use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Request;
use crate::site::{CAMPAIGN, Site};

/// A running `reachline up`; killed where a test forgets to end it.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    lines: Receiver<String>,
}

impl Site {
    /// Starts `up` and waits until it answers.
    ///
    /// # Panics
    ///
    /// Where it does not.
    pub fn up(&self) -> Server {
        self.up_at("127.0.0.1:0")
    }

    /// Starts `up` at an address and waits until it answers.
    ///
    /// # Panics
    ///
    /// Where it does not.
    pub fn up_at(&self, listen: &str) -> Server {
        started(self.command(&["up", "--listen", listen]), "answers at http://")
    }

    /// Starts `serve`, over books that are elsewhere, and waits until it answers.
    ///
    /// # Panics
    ///
    /// Where it does not.
    pub fn serve(&self) -> Server {
        started(self.command(&["serve", "--listen", "127.0.0.1:0"]), "answers at http://")
    }
}

/// Starts a process and waits until it says where it answers, after some words.
pub(crate) fn started(mut command: Command, before: &str) -> Server {
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
    let lines = lines(child.stderr.take().expect("stderr is piped"));
    let address = address(&mut child, &lines, before);
    Server { child, address, lines }
}

pub(crate) fn signal(pid: u32, name: &str) {
    let to = [format!("-{name}"), pid.to_string()];
    assert!(Command::new("kill").args(to).status().expect("a signal is sent").success());
}

pub(crate) fn lines(stderr: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        BufReader::new(stderr).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

pub(crate) fn address(child: &mut Child, lines: &Receiver<String>, before: &str) -> SocketAddr {
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut said = Vec::new();
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => match line.split_once(before) {
                Some((_, rest)) => {
                    let address = rest.split([' ', '/']).next().unwrap_or_default();
                    return address.parse().unwrap_or_else(|_| panic!("no address: {line}"));
                }
                None => said.push(line),
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                drop(child.kill());
                panic!("it does not answer: {:?}: {said:#?}", child.wait());
            }
        }
    }
}

impl Server {
    /// Where it answers.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// A question.
    pub fn get(&self, path: &str) -> Request {
        Request::new(self.address, "GET", path)
    }

    /// Asks the listener that the configuration has for metrics.
    pub fn metrics(&mut self) -> impl Fn(&str) -> Request + use<> {
        let address = address(&mut self.child, &self.lines, "Metrics are at http://");
        move |path| Request::new(address, "GET", path)
    }

    /// A request that changes something.
    pub fn post(&self, path: &str) -> Request {
        Request::new(self.address, "POST", path)
    }

    /// The answer to a question, as JSON.
    #[track_caller]
    pub fn ask(&self, path: &str) -> Value {
        self.get(path).send().is(200).json()
    }

    /// The series of the campaign; `query` begins with `?`, or is empty.
    #[track_caller]
    pub fn series(&self, query: &str) -> Value {
        self.ask(&format!("/v1/campaigns/{CAMPAIGN}/series{query}"))
    }

    /// Impressions and spend of the campaign over all its days.
    #[track_caller]
    pub fn totals(&self) -> (Value, Value) {
        let answer = self.ask(&format!("/v1/campaigns/{CAMPAIGN}/summary"));
        let value = |metric: &str| answer["figures"][metric]["value"].clone();
        (value("impressions"), value("spend"))
    }

    /// The campaign's impressions over all its days.
    #[track_caller]
    pub fn impressions(&self) -> Value {
        self.totals().0
    }

    /// The newest data version.
    #[track_caller]
    pub fn version(&self) -> u64 {
        self.ask("/v1/exports")["data_version"].as_u64().unwrap_or_default()
    }

    /// Kills it, as a power cut would.
    ///
    /// # Panics
    ///
    /// Where it cannot be waited for.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it can be waited for");
    }

    /// Sends it a signal, such as `STOP`.
    ///
    /// # Panics
    ///
    /// Where it cannot be sent.
    pub fn signal(&self, name: &str) {
        signal(self.pid(), name);
    }

    /// Ends it as Ctrl-C does, and waits for it.
    ///
    /// # Panics
    ///
    /// Where it does not end within a minute.
    pub fn interrupt(self) -> (ExitStatus, Vec<String>) {
        self.signal("INT");
        self.ended()
    }

    /// Waits for its end, and gives what it said.
    ///
    /// # Panics
    ///
    /// Where it does not end within a minute.
    pub fn ended(mut self) -> (ExitStatus, Vec<String>) {
        let deadline = Instant::now() + Duration::from_secs(60);
        let mut said = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            said.push(line);
        }
        assert!(Instant::now() < deadline, "it goes on: {said:#?}");
        (self.child.wait().expect("it can be waited for"), said)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

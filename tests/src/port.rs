use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::server::{address, lines};
use crate::{binary, workspace};

/// A running `reachline engine` that listens on a port, as a server does; killed in the end.
#[derive(Debug)]
pub struct Port {
    child: Child,
    address: SocketAddr,
    key: PathBuf,
    data: PathBuf,
}

impl Port {
    /// Starts one over a data directory, and waits until it answers.
    ///
    /// # Panics
    ///
    /// Where it does not.
    pub fn open(data: &Path) -> Self {
        Self::at(data, "127.0.0.1:0")
    }

    fn at(data: &Path, listen: &str) -> Self {
        let key = data.with_extension("key");
        let mut command = Command::new(binary());
        command.current_dir(workspace()).args(["engine", "--listen", listen, "--data"]).arg(data);
        command.arg("--key-file").arg(&key).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let lines = lines(child.stderr.take().expect("stderr is piped"));
        let address = address(&mut child, &lines, "answers at http://");
        Self { child, address, key, data: data.to_owned() }
    }

    /// Kills it, as a power cut would.
    ///
    /// # Panics
    ///
    /// Where it cannot be killed.
    pub fn kill(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it can be waited for");
    }

    /// Starts it again at the same address.
    ///
    /// # Panics
    ///
    /// Where it does not answer.
    pub fn start_again(&mut self) {
        *self = Self::at(&self.data, &self.address.to_string());
    }

    /// Where its data lie.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The file of its key.
    pub fn key_file(&self) -> String {
        self.key.to_string_lossy().into_owned()
    }

    /// Its key.
    ///
    /// # Panics
    ///
    /// Where it cannot be read.
    pub fn key(&self) -> String {
        fs::read_to_string(&self.key).expect("the key can be read").trim().to_owned()
    }

    /// The lines of a configuration that make it the books' home.
    pub fn lines(&self) -> String {
        let (url, key) = (self.url(), self.key_file());
        format!("[clickhouse]\nurl = \"{url}\"\npassword_file = \"{key}\"\ndatabase = \"default\"\n")
    }

    /// The words of `move` that name it.
    pub fn words(&self) -> [String; 6] {
        let words = ["--to", &self.url(), "--password-file", &self.key_file(), "--database", "default"];
        words.map(str::to_owned)
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

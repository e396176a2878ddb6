use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// A program at a terminal, and somebody who types.
#[derive(Debug)]
pub struct Terminal {
    child: Child,
    typing: File,
    shown: Receiver<Vec<u8>>,
    read: String,
}

impl Terminal {
    /// Starts a command whose input and complaints are a terminal.
    ///
    /// # Panics
    ///
    /// Where the system gives no terminal.
    pub fn start(mut command: Command) -> Self {
        let near = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("the system gives a terminal");
        grantpt(&near).and_then(|()| unlockpt(&near)).expect("it is ours");
        let name = ptsname(&near, Vec::new()).expect("it has a name");
        let far = || File::options().read(true).write(true).open(name.to_str().expect("a path")).expect("it opens");
        let child = command.stdin(far()).stderr(far()).stdout(Stdio::null()).spawn().expect("the program starts");
        // What holds the far end would keep the terminal open after the program has gone.
        drop(command);
        let near = File::from(near);
        let shown = shown(near.try_clone().expect("it can be read and written"));
        Self { child, typing: near, shown, read: String::new() }
    }

    /// Waits until the program has shown a text.
    ///
    /// # Panics
    ///
    /// Where it does not within a minute.
    pub fn expect(&mut self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !self.read.contains(text) {
            match self.shown.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.read.push_str(&String::from_utf8_lossy(&bytes)),
                Err(why) => panic!("`{text}` is not shown: {why}: {}", self.read),
            }
        }
        self.read.clear();
    }

    /// Types.
    ///
    /// # Panics
    ///
    /// Where nobody listens.
    pub fn enter(&mut self, text: &str) {
        self.typing.write_all(text.as_bytes()).expect("somebody listens");
    }

    /// Sends what Ctrl-C sends.
    ///
    /// # Panics
    ///
    /// Where it cannot be sent.
    pub fn interrupt(&self) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status().expect("a signal is sent");
        assert!(sent.success());
    }

    /// Waits for its end.
    ///
    /// # Panics
    ///
    /// Where it cannot be waited for.
    pub fn end(mut self) -> ExitStatus {
        self.child.wait().expect("it can be waited for")
    }
}

fn shown(mut terminal: File) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = terminal.read(&mut bytes) {
            if sender.send(bytes[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

impl Drop for Terminal {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

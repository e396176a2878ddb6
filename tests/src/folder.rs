use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::{Ran, binary, workspace};

/// An empty folder, in which somebody uses the program for the first time.
#[derive(Debug)]
pub struct Folder {
    folder: TempDir,
}

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// A new one.
    ///
    /// # Panics
    ///
    /// Where the disk does not let us.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder can be made") }
    }

    /// Where it is.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, and gives its path as it stands on a command line.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.root().join(name);
        std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        std::fs::write(&path, content).expect("the file can be written");
        path.to_string_lossy().into_owned()
    }

    /// The path of something in it, as it stands on a command line.
    pub fn path(&self, name: &str) -> String {
        self.root().join(name).to_string_lossy().into_owned()
    }

    /// A command of the program.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.current_dir(workspace()).env_remove("RUST_LOG").args(words).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end, with nobody at a terminal.
    ///
    /// # Panics
    ///
    /// Where it cannot be run.
    pub fn run(&self, words: &[&str]) -> Ran {
        Ran::new(&self.command(words).output().expect("the program runs"))
    }
}

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::{Ran, binary, workspace};

/// The campaign of every site.
pub const CAMPAIGN: &str = "camp";
/// The account of every site.
pub const ACCOUNT: &str = "example";

const CONFIG: &str = r#"
[[campaign]]
id = "camp"
name = "An invented campaign"
currency = "GBP"
time_zone = "Europe/London"
flights = [{ from = "2026-09-01", to = "2026-09-30" }]

[[campaign.rule]]
source = "meta"
account = "example"
campaign = "Camp*"

[[account]]
source = "meta"
id = "example"
time_zone = "Europe/London"
currency = "GBP"
"#;

/// A place of its own: configuration, landing folder and data.
#[derive(Debug)]
pub struct Site {
    folder: TempDir,
}

impl Default for Site {
    fn default() -> Self {
        Self::new()
    }
}

impl Site {
    /// An empty one.
    ///
    /// # Panics
    ///
    /// Where the disk does not let us.
    pub fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder can be made") };
        site.configure(CONFIG);
        std::fs::create_dir_all(site.landing()).expect("a folder can be made");
        site
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Its landing folder.
    pub fn landing(&self) -> PathBuf {
        self.root().join("landing")
    }

    /// Writes another configuration.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn configure(&self, text: &str) {
        std::fs::write(self.root().join("reachline.toml"), text).expect("the configuration can be written");
    }

    /// Adds to the configuration that every site begins with.
    pub fn configure_more(&self, text: &str) {
        self.configure(&format!("{CONFIG}\n{text}"));
    }

    /// Puts a file where exports land, written ten minutes ago.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn land(&self, report: &str, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let folder = self.landing().join("meta").join(ACCOUNT).join(report);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let path = folder.join(name);
        std::fs::write(&path, content).expect("the file can be written");
        let file = File::options().append(true).open(&path).expect("the file is there");
        file.set_modified(SystemTime::now() - Duration::from_secs(600)).expect("its time can be set");
        path
    }

    /// A command of the program, which is told where the site is after the first word, or the
    /// second where the first is `config`, `backup` or `token`.
    pub fn command(&self, words: &[&str]) -> Command {
        let named = if matches!(words.first(), Some(&("config" | "backup" | "token"))) { 2 } else { 1 };
        let (name, rest) = words.split_at(named.min(words.len()));
        let mut command = Command::new(binary());
        command.current_dir(workspace()).env_remove("RUST_LOG").args(name);
        command.arg("--config").arg(self.root().join("reachline.toml")).args(rest);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Runs a command to its end.
    ///
    /// # Panics
    ///
    /// Where it cannot be run.
    pub fn run(&self, words: &[&str]) -> Ran {
        let mut command = self.command(words);
        let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("the program runs");
        Ran::new(&output)
    }

    /// `ingest --json` of the landing folder.
    pub fn ingest(&self) -> Ran {
        self.run(&["ingest", "--json"])
    }

    /// Takes in one file that was produced at a given time.
    pub fn take(&self, content: &str, exported_at: &str) -> Ran {
        self.take_as(Ingest { content, exported_at, ..Ingest::default() })
    }

    /// Takes in one file of a report.
    ///
    /// # Panics
    ///
    /// Where it cannot be written.
    pub fn take_as(&self, ingest: Ingest<'_>) -> Ran {
        let Ingest { content, exported_at, report, days } = ingest;
        let folder = self.root().join("sent");
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let path = folder.join("export.csv");
        std::fs::write(&path, content).expect("the file can be written");
        let name = path.to_string_lossy();
        let mut words = vec!["ingest", "--json", "--source", "meta", "--account", ACCOUNT, "--report", report];
        words.extend(["--exported-at", exported_at]);
        if let Some((from, to)) = days {
            words.extend(["--from", from, "--to", to]);
        }
        words.push(&name);
        self.run(&words)
    }

    /// `exports --json` with what follows.
    pub fn exports(&self, words: &[&str]) -> Ran {
        self.run(&[&["exports", "--json"], words].concat())
    }

    /// `config apply`.
    pub fn apply(&self) -> Ran {
        self.run(&["config", "apply"])
    }
}

/// A file to be taken in.
#[derive(Clone, Copy, Debug)]
pub struct Ingest<'a> {
    /// What is in it.
    pub content: &'a str,
    /// When the platform produced it.
    pub exported_at: &'a str,
    /// The saved report.
    pub report: &'a str,
    /// The days that it covers, where its rows do not say.
    pub days: Option<(&'a str, &'a str)>,
}

impl Default for Ingest<'_> {
    fn default() -> Self {
        Self { content: "", exported_at: "2026-11-01T08:00:00Z", report: "default", days: None }
    }
}

use std::process::Output;

use serde_json::Value;

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Ran {
    /// Its exit status; nothing where a signal ended it.
    pub status: Option<i32>,
    /// What it printed.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

impl Ran {
    /// What a process left.
    pub fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// It ended with this exit status.
    ///
    /// # Panics
    ///
    /// Where it did not.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "it checks")]
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self:#?}");
        self
    }

    /// What it printed, a JSON object a line.
    ///
    /// # Panics
    ///
    /// Where a line is none.
    pub fn lines(&self) -> Vec<Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.out.lines().map(read).collect()
    }

    /// The only line.
    ///
    /// # Panics
    ///
    /// Where there are more, or none.
    #[track_caller]
    pub fn line(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{self:#?}");
        lines.remove(0)
    }

    /// The line about a file.
    ///
    /// # Panics
    ///
    /// Where there is none.
    #[track_caller]
    pub fn about(&self, file: &str) -> Value {
        let found = self.lines().into_iter().find(|line| line["file"] == file);
        found.unwrap_or_else(|| panic!("nothing about {file}: {self:#?}"))
    }

    /// The status of the only file.
    #[track_caller]
    pub fn became(&self) -> String {
        self.line()["status"].as_str().unwrap_or_default().to_owned()
    }
}

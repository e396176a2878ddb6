//! A ClickHouse server as the home of the books.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::Secret;
use serde::Deserialize;
use store::{Cluster, Deadlines, Replicas, Server};

use toml::Value;

use super::Config;
use crate::failure::Failure;

/// The table `[clickhouse]`; without an address the books are the data directory's own.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ClickHouse {
    url: Option<String>,
    user: Option<String>,
    password: Option<Secret>,
    password_file: Option<PathBuf>,
    database: Option<String>,
    deadline: Option<u64>,
    replicated: bool,
    cluster: Option<String>,
}

/// A home of the books, as a command line names it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// As `[clickhouse]` has them.
    pub(crate) url: String,
    pub(crate) user: Option<String>,
    pub(crate) password_file: Option<PathBuf>,
    pub(crate) database: Option<String>,
    pub(crate) replicated: bool,
    pub(crate) cluster: Option<String>,
}

impl Named {
    /// Where it is; relative paths begin at the current folder.
    pub(crate) fn elsewhere(&self) -> Result<Elsewhere, Failure> {
        let Self { url, user, password_file, database, replicated, cluster } = self.clone();
        let named =
            ClickHouse { url: Some(url), user, password_file, database, replicated, cluster, ..ClickHouse::default() };
        named.check().map_err(Failure::usage)?;
        named.elsewhere(Path::new(""))?.ok_or_else(|| Failure::usage("[clickhouse] says no url"))
    }

    /// The lines of the configuration that name it.
    pub(crate) fn lines(&self) -> String {
        let text = |key: &str, value: Option<&str>| value.map(|value| format!("{key} = {}\n", Value::from(value)));
        let file = self.password_file.as_ref().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()));
        let lines = [
            text("url", Some(&self.url)),
            text("user", self.user.as_deref()),
            text("password_file", file.as_ref().map(|file| file.to_string_lossy()).as_deref()),
            text("database", self.database.as_deref()),
            self.replicated.then(|| "replicated = true\n".to_owned()),
            text("cluster", self.cluster.as_deref()),
        ];
        format!("[clickhouse]\n{}", lines.into_iter().flatten().collect::<Vec<_>>().concat())
    }
}

/// Where books are that are not the data directory's own.
#[derive(Clone, Debug)]
pub(crate) enum Elsewhere {
    /// The engine that another process runs in this data directory.
    Engine(PathBuf),
    /// A server.
    Server(Server),
}

impl Display for Elsewhere {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Engine(data) => write!(out, "in {}", data.display()),
            Self::Server(Server { url, database, .. }) => write!(out, "at {url}, database {database}"),
        }
    }
}

/// How many seconds a question may take: an hour is longer than anybody waits.
const DEADLINES: std::ops::RangeInclusive<u64> = 1..=3600;

impl ClickHouse {
    /// How long statements may take.
    pub(super) fn deadlines(&self) -> Deadlines {
        self.deadline.map(Duration::from_secs).map(Deadlines::new).unwrap_or_default()
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let Some(url) = &self.url else {
            return if *self == Self::default() { Ok(()) } else { Err("[clickhouse] says no url".to_owned()) };
        };
        // An address may hold a password, so it is not repeated.
        let said = |what: &str| Err(format!("[clickhouse] {what}"));
        if let Some(path) = url.strip_prefix("unix://") {
            let bare = Self { url: self.url.clone(), ..Self::default() };
            let right = path.starts_with('/') && *self == bare;
            let said = said("url: after unix:// comes the whole path of a data directory, and no other key is used");
            return if right { Ok(()) } else { said };
        }
        let Some(address) = ["http://", "https://"].iter().find_map(|scheme| url.strip_prefix(scheme)) else {
            return said("url: write it as https://host:8443, http://host:8123 or unix:///path/of/data");
        };
        if address.is_empty() || address.contains(['@', '?', '#']) {
            return said("url: write host and port only; user, password and database have keys of their own");
        }
        if self.deadline.is_some_and(|seconds| !DEADLINES.contains(&seconds)) {
            return said("deadline: write seconds, from 1 to 3600");
        }
        self.replicas().map(drop)
    }

    fn replicas(&self) -> Result<Option<Replicas>, String> {
        match &self.cluster {
            Some(_) if !self.replicated => Err("[clickhouse] cluster needs replicated = true".to_owned()),
            _ if !self.replicated => Ok(None),
            name => {
                let cluster = name.as_ref().map(|name| name.parse::<Cluster>()).transpose();
                let cluster = cluster.map_err(|error| format!("[clickhouse] cluster: {error}"))?;
                Ok(Some(Replicas { cluster }))
            }
        }
    }

    fn elsewhere(&self, base: &Path) -> Result<Option<Elsewhere>, Failure> {
        let Some(url) = &self.url else { return Ok(None) };
        if let Some(path) = url.strip_prefix("unix://") {
            return Ok(Some(Elsewhere::Engine(PathBuf::from(path))));
        }
        let password = match &self.password_file {
            Some(file) => password(&base.join(file))?,
            None => self.password.clone().unwrap_or_default(),
        };
        Ok(Some(Elsewhere::Server(Server {
            url: url.clone(),
            database: self.database.clone().unwrap_or_else(|| DATABASE.to_owned()),
            user: self.user.clone().unwrap_or_else(|| "default".to_owned()),
            password,
            deadlines: self.deadlines(),
            replicas: self.replicas().map_err(Failure::usage)?,
        })))
    }
}

/// The database where none is named.
const DATABASE: &str = "reachline";

/// The password in a file, without the end of its line.
pub(super) fn password(file: &Path) -> Result<Secret, Failure> {
    let failed = |why: String| Failure::usage(format!("the password file {} {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| failed(format!("cannot be read: {error}")))?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() || text.contains(char::is_control) {
        return Err(failed("must hold the password, in one line".to_owned()));
    }
    Ok(Secret::new(text))
}

impl ClickHouse {
    pub(super) const fn is_named(&self) -> bool {
        self.url.is_some()
    }
}

impl Config {
    /// Where the books are, if they are not the data directory's own.
    pub(crate) fn elsewhere(&self) -> Result<Option<Elsewhere>, Failure> {
        self.file.clickhouse.elsewhere(&self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::parse;

    fn server(text: &str) -> Server {
        match parse(text).unwrap().elsewhere().unwrap() {
            Some(Elsewhere::Server(server)) => server,
            other => panic!("no server: {other:?}"),
        }
    }

    #[test]
    fn without_an_address_the_books_are_the_data_directorys_own() {
        assert!(parse("[clickhouse]").unwrap().elsewhere().unwrap().is_none());
        assert!(parse("[clickhouse]\nuser = \"reachline\"").unwrap_err().contains("no url"));
    }

    #[test]
    fn a_server_has_defaults() {
        let found = server("[clickhouse]\nurl = \"http://localhost:8123\"");
        assert_eq!((found.user.as_str(), found.database.as_str()), ("default", "reachline"));
        assert_eq!((found.deadlines, found.replicas), (Deadlines::default(), None));
        let text = "[clickhouse]\nurl = \"https://db\"\ndeadline = 5\nreplicated = true\ncluster = \"books\"";
        let found = server(text);
        assert_eq!(found.deadlines, Deadlines::new(Duration::from_secs(5)));
        assert_eq!(found.replicas, Some(Replicas { cluster: "books".parse().ok() }));
    }

    #[test]
    fn an_engine_is_named_by_its_data_directory() {
        let config = parse("[clickhouse]\nurl = \"unix:///var/lib/reachline\"").unwrap();
        let found = config.elsewhere().unwrap();
        assert!(matches!(found, Some(Elsewhere::Engine(data)) if data == Path::new("/var/lib/reachline")));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_and_never_repeated() {
        for (keys, said) in [
            ("url = \"ftp://hunter2\"", "write it as https://"),
            ("url = \"https://me:hunter2@db\"", "keys of their own"),
            ("url = \"https://db/?password=hunter2\"", "keys of their own"),
            ("url = \"unix://data\"", "the whole path"),
            ("url = \"unix:///data\"\nuser = \"me\"", "no other key"),
            ("url = \"https://db\"\ndeadline = 0", "from 1 to 3600"),
            ("url = \"https://db\"\ncluster = \"books\"", "needs replicated"),
            ("url = \"https://db\"\nreplicated = true\ncluster = \"a b\"", "letters, digits"),
            ("url = \"https://db\"\npasword = \"hunter2\"", "did you mean `password`?"),
            ("url = \"https://db\"\npassword = \"hunter2", "TOML parse error"),
            ("url = \"https://db\"\npassword = 2.5\n#hunter2", "in quotes"),
        ] {
            let error = parse(&format!("[clickhouse]\n{keys}\n")).unwrap_err();
            assert!(error.contains(said), "{keys}: {error}");
            assert!(!error.contains("hunter2") && !error.contains("2.5"), "{error}");
        }
    }

    #[test]
    fn a_password_may_come_from_the_environment_or_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("password"), "hunter2\n").unwrap();
        let text = "[clickhouse]\nurl = \"https://db\"";
        let read = |variables: &[(&str, &str)]| {
            let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let config = Config::parse(text, folder.path().to_owned(), variables).unwrap();
            match config.elsewhere().unwrap() {
                Some(Elsewhere::Server(server)) => server.password.reveal().to_owned(),
                other => panic!("no server: {other:?}"),
            }
        };
        assert_eq!(read(&[("REACHLINE_CLICKHOUSE__PASSWORD_FILE", "password")]), "hunter2");
        for password in ["hunter2", "007", "12", "true", "+5", "99999999999999999999"] {
            assert_eq!(read(&[("REACHLINE_CLICKHOUSE__PASSWORD", password)]), password);
        }
    }
}

//! A connection for one request, with that request's settings.
//!
//! Settings and the current database stick to a connection, and opening one
//! costs a fraction of a millisecond, so none is used twice: nothing can leak
//! from a request into the next.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::error::{Failure, OpenError};
use crate::ffi::{Api, Call, Chunk, Connection, Params};

/// Opens connections to the engine of one data directory.
#[derive(Clone)]
pub(crate) struct Sessions {
    api: &'static Api,
    arguments: Vec<CString>,
}

/// The settings of a request, by name.
pub(crate) type Settings = Vec<(String, String)>;

impl Sessions {
    /// How to connect: where data lies, the configuration that makes inserts
    /// durable, where backups may lie, and no inserts held in memory.
    pub(crate) fn new(api: &'static Api, data: &Path) -> Result<Self, OpenError> {
        let place = |option: &str, name: &str| {
            let path = data.join(name);
            let text = [option.as_bytes(), path.as_os_str().as_bytes()].concat();
            CString::new(text).map_err(|error| OpenError::path(&path)(error.into()))
        };
        let arguments = vec![
            CString::from(c"clickhouse"),
            place("--path=", "engine")?,
            place("--config-file=", "engine.xml")?,
            place("--backups.allowed_path=", "backups")?,
            CString::from(c"--async_insert=0"),
        ];
        Ok(Self { api, arguments })
    }

    /// A bare connection.
    pub(crate) fn connect(&self) -> Result<Connection, Failure> {
        let connection = Connection::open(self.api, &self.arguments);
        connection.ok_or_else(|| Failure::new(Failure::ABORTED, "the engine takes no more connections"))
    }

    /// A connection in a database, with settings.
    pub(crate) fn begin(&self, database: Option<&str>, settings: &Settings) -> Result<Connection, Failure> {
        let mut connection = self.connect()?;
        if let Some(database) = database {
            run(&mut connection, &format!("USE {}", quote(database, '`')))?;
        }
        if !settings.is_empty() {
            run(&mut connection, &assignments(settings))?;
        }
        Ok(connection)
    }
}

/// Runs a statement of ours.
pub(crate) fn run(connection: &mut Connection, sql: &str) -> Result<Chunk, Failure> {
    connection.query(Call { sql: sql.as_bytes(), format: "TSV", params: &Params::default() })
}

fn assignments(settings: &Settings) -> String {
    let assign = |(name, value): &(String, String)| format!("{} = {}", quote(name, '`'), quote(value, '\''));
    let list: Vec<_> = settings.iter().map(assign).collect();
    format!("SET {}", list.join(", "))
}

fn quote(text: &str, mark: char) -> String {
    let escaped = text.replace('\\', "\\\\").replace(mark, &format!("\\{mark}"));
    format!("{mark}{escaped}{mark}")
}

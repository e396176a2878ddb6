//! Starting the engine in a data directory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Failure, OpenError};
use crate::ffi::{Api, Connection};
use crate::library::find_library;
use crate::options::VERSION;
use crate::owner::private_folder;
use crate::session::{Sessions, run};

/// Makes a power cut lose a suffix of the inserts, never one in the middle.
/// Naming a configuration also keeps the engine from reading a `config.xml`
/// that happens to lie in the current folder.
///
/// Of its own accord the engine writes to a terminal, and only there, when a thread of ours that
/// called it ends: a line that looks like a crash and is none. What fails is answered anyway.
const CONFIGURATION: &str = "<clickhouse>
  <logger>
    <level>none</level>
    <console>0</console>
  </logger>
  <merge_tree>
    <fsync_after_insert>1</fsync_after_insert>
    <fsync_part_directory>1</fsync_part_directory>
  </merge_tree>
</clickhouse>
";

/// Loads the library and opens the engine. The connection that is returned
/// keeps it running: the engine stops with its last connection.
pub(crate) fn start(data: &Path, library: Option<&Path>) -> Result<(Sessions, Connection), OpenError> {
    let library = find_library(library)?;
    let api = Api::load(&library)?;
    let found = api.version();
    if found != VERSION {
        return Err(OpenError::Version { path: library, found });
    }
    prepare(data).map_err(OpenError::path(data))?;
    let sessions = Sessions::new(api, data)?;
    let failed = |failure: Failure| OpenError::start(data, &failure.text);
    let mut anchor = sessions.connect().map_err(failed)?;
    replace_default(&mut anchor, data).map_err(failed)?;
    Ok((sessions, anchor))
}

/// The folder of a data directory in which `BACKUP … TO File('name')` writes, and from which
/// `RESTORE … FROM File('name')` reads.
pub fn backups(data: &Path) -> PathBuf {
    data.join("backups")
}

fn prepare(data: &Path) -> io::Result<()> {
    private_folder(&data.join("engine"))?;
    private_folder(&backups(data))?;
    remove_half_a_database(&data.join("engine"))?;
    fs::write(data.join("engine.xml"), CONFIGURATION)
}

/// Takes away what a process left that died while it created the database: its description,
/// under a name for the time being, or already under its own. The library does not open a
/// database that has no table yet. Where there is any table, its description is not touched.
fn remove_half_a_database(engine: &Path) -> io::Result<()> {
    let metadata = engine.join("metadata");
    let whole = metadata.join("default").symlink_metadata().is_ok();
    let rest: &[&str] = if whole || describes_tables(&engine.join("store"), 2) {
        &["default.sql.tmp"]
    } else {
        &["default.sql.tmp", "default.sql"]
    };
    for name in rest {
        match fs::remove_file(metadata.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a description of a table lies in a folder, or in folders so many levels below it.
fn describes_tables(folder: &Path, levels: u32) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| {
        let path = entry.path();
        path.extension().is_some_and(|ending| ending == "sql") || (levels > 0 && describes_tables(&path, levels - 1))
    })
}

/// The database `default` of the library takes the name of any file as the
/// name of a table. A plain database takes its place.
fn replace_default(anchor: &mut Connection, data: &Path) -> Result<(), Failure> {
    let exists = data.join("engine/metadata/default.sql").is_file();
    run(anchor, "USE system")?;
    run(anchor, "DETACH DATABASE default")?;
    let attach = if exists { "ATTACH DATABASE default" } else { "CREATE DATABASE default ENGINE = Atomic" };
    run(anchor, attach).map(drop)
}

//! The engine alone: its own import of the file into a table like `delivery`.

use std::path::Path;
use std::time::Instant;

use crate::Error;
use crate::measured::Measured;
use crate::own::Own;

const DELIVERY: &str = include_str!("../../../crates/store/sql/schema/0005_delivery.sql");
const IMPORT: &str = include_str!("import.sql");
/// What Reachline asks of the engine too: an insert that has returned outlives a power cut.
const CONFIGURATION: &str = "<clickhouse><merge_tree><fsync_after_insert>1</fsync_after_insert>\
                             <fsync_part_directory>1</fsync_part_directory></merge_tree></clickhouse>";

/// Imports the file; only the import is timed.
pub(crate) fn run(csv: &Path, folder: &Path) -> Result<Measured, Error> {
    let configuration = folder.join("engine.xml");
    std::fs::write(&configuration, CONFIGURATION)?;
    let arguments = [
        "clickhouse".to_owned(),
        format!("--path={}", folder.join("engine").display()),
        format!("--config-file={}", configuration.display()),
    ];
    let own = Own::open(&engine::find_library(None)?, &arguments)?;
    own.query("CREATE DATABASE equal ENGINE = Atomic")?;
    own.query("USE equal")?;
    own.query(&DELIVERY.replacen("delivery", "equal_table", 1))?;
    let import = IMPORT.replace("{path}", &csv.display().to_string());
    let begun = Instant::now();
    own.query(&import)?;
    let taken = begun.elapsed();
    let rows = own.query("SELECT count() FROM equal_table")?.parse()?;
    Measured::of_this_process(taken, rows)
}

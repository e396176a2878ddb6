//! A process that died while it created the database leaves half of it behind.
#![allow(missing_docs)]

mod support;

use std::fs;

use engine::Options;
use support::{fresh, open};

const DESCRIPTION: &str = "ATTACH DATABASE _ UUID 'ba9669db-96d4-4df5-aec7-6171bdd29b04'\nENGINE = Atomic\n";

#[test]
fn half_a_database_is_created_anew() {
    for (name, folder) in [
        ("default.sql.tmp", None),
        ("default.sql", None),
        ("default.sql", Some("engine/store/ba9/ba9669db-96d4-4df5-aec7-6171bdd29b04/detached")),
    ] {
        let data = fresh();
        let metadata = data.join("engine/metadata");
        fs::create_dir_all(&metadata).expect("created");
        fs::write(metadata.join(name), DESCRIPTION).expect("written");
        if let Some(folder) = folder {
            fs::create_dir_all(data.join(folder)).expect("created");
        }
        open(Options::new(&data)).close();
        open(Options::new(&data)).close();
        assert!(metadata.join("default.sql").is_file(), "{name} {folder:?}");
    }
}

//! Makes sure that the folder of the built dashboards exists, so that a checkout without Node
//! compiles, and rebuilds this crate when a file in it changes.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let dist = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dashboards/web/dist");
    std::fs::create_dir_all(&dist)?;
    println!("cargo:rerun-if-changed={}", dist.display());
    Ok(())
}

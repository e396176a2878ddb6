use std::path::{Path, PathBuf};

/// The root of the workspace.
///
/// # Panics
///
/// Where the tests lie in none.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace").to_owned()
}

/// The program: what `REACHLINE_BIN` names, else the one that was built beside this test.
///
/// # Panics
///
/// Where there is none.
pub fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("REACHLINE_BIN") {
        return named.into();
    }
    let this = std::env::current_exe().expect("a test knows where it is");
    let beside = this.ancestors().skip(1).map(|folder| folder.join("reachline")).find(|path| path.is_file());
    beside.unwrap_or_else(|| {
        panic!("no program `reachline` beside {}: run `cargo build` first, or name it in REACHLINE_BIN", this.display())
    })
}

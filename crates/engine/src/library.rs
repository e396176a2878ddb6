//! Where the library is.

use std::path::{Path, PathBuf};

use crate::error::OpenError;

/// The file inside the source tree, below any folder that holds the tree.
const INSTALLED: &str = "crates/engine/library/node_modules/@chdb";

/// Finds `libchdb.so`: the path given, else `REACHLINE_LIBCHDB`, else beside
/// the executable, else in a source tree above the executable or the current
/// folder.
pub fn find_library(explicit: Option<&Path>) -> Result<PathBuf, OpenError> {
    let package = package()?;
    let named = explicit.map(Path::to_owned);
    if let Some(path) = named.or_else(|| std::env::var_os("REACHLINE_LIBCHDB").map(PathBuf::from)) {
        return if path.is_file() { Ok(path) } else { Err(missing(&path.display().to_string())) };
    }
    let executable = std::env::current_exe().ok().and_then(|path| Some(path.parent()?.to_owned()));
    let beside = executable.iter().map(|folder| folder.join("libchdb.so"));
    let starts = executable.iter().cloned().chain(std::env::current_dir().ok());
    let above = starts.flat_map(|start| installed_above(&start, package));
    beside
        .chain(above)
        .find(|path| path.is_file())
        .ok_or_else(|| missing("beside the program and in crates/engine/library/node_modules of the source tree"))
}

fn installed_above(start: &Path, package: &str) -> Vec<PathBuf> {
    let folders = start.ancestors();
    folders.map(|folder| folder.join(INSTALLED).join(package).join("libchdb.so")).collect()
}

fn package() -> Result<&'static str, OpenError> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => Ok("lib-linux-x64-gnu"),
        ("linux", "aarch64") => Ok("lib-linux-arm64-gnu"),
        _ => Err(OpenError::Platform),
    }
}

fn missing(looked: &str) -> OpenError {
    OpenError::NoLibrary { looked: looked.to_owned() }
}

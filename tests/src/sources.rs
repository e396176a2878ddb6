//! The files of the source tree.

use std::path::{Path, PathBuf};

/// Every file below a folder whose name ends with `ending`, in order; what was built or
/// fetched is passed over.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let built = matches!(name.as_str(), "target" | "node_modules" | "dist") || name.starts_with('.');
            if path.is_dir() && !built {
                folders.push(path);
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

use std::path::Path;

/// Whether a name is that of something no export: half a download, or a system's own file.
pub(super) fn is_passed_over(name: &str) -> bool {
    let low = name.to_ascii_lowercase();
    let unfinished = [".tmp", ".part", ".crdownload"].iter().any(|ending| low.ends_with(ending));
    let system = matches!(low.as_str(), "thumbs.db" | "desktop.ini");
    unfinished || system || name.starts_with('.') || name.starts_with("~$")
}

/// The name of a file or folder, as it is shown.
pub(super) fn shown(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_downloads_and_system_files_are_passed_over() {
        for name in
            ["a.csv.tmp", "a.PART", "a.csv.crdownload", "~$a.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", ".a"]
        {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["a.csv", "a", "tmp", "part.csv", "~a", "a.tmp.csv"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}

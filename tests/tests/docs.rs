//! What the documents name is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use reachline_tests::{sources, workspace};

/// Names of other people's types, products and formats that documents mention.
const FOREIGN: &[&str] = &[
    "ClickHouse",
    "MergeTree",
    "ReplicatedMergeTree",
    "ReplacingMergeTree",
    "SummingMergeTree",
    "JavaScript",
    "TypeScript",
    "GitHub",
    "OpenAPI",
    "ETag",
];

/// Endings that make a word in backticks a path of the source tree.
const ENDINGS: &[&str] = &[".rs", ".md", ".toml", ".sql", ".ts", ".tsx", ".sh", ".patch"];

/// Paths that appear only once the program was built or has run.
const MADE: &[&str] = &["target", ".run", "landing", "data", "archive", "quarantine", "node_modules", "reachline.toml"];

fn documents() -> Vec<PathBuf> {
    let root = workspace();
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(|name| root.join(name));
    let mut all: Vec<PathBuf> = top.into_iter().filter(|path| path.exists()).collect();
    all.extend(sources::files(&root.join("docs"), ".md"));
    all
}

/// The text without fenced code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect::<Vec<_>>().join("\n")
}

fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next())
}

fn is_made_or_meant(path: &str) -> bool {
    let odd = path.contains(['<', '>', '{', '}', '$', '*', ' ', '…', '~', '?', '=', '|', '(', ','])
        || path.contains("://")
        || path.starts_with(['/', '-', '#'])
        || path.contains("::");
    let first = path.split('/').next().unwrap_or_default();
    odd || path.is_empty() || path.starts_with("mailto:") || MADE.contains(&first)
}

/// Whether a word in backticks speaks of a file or folder of the source tree.
fn is_path(root: &Path, word: &str) -> bool {
    if is_made_or_meant(word) {
        return false;
    }
    let first = word.split('/').next().unwrap_or_default();
    let from_root = word.contains('/') && root.join(first).exists();
    from_root || ENDINGS.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len())
}

/// A path is there from the root, beside the document, or, where it is a bare name, anywhere.
fn is_there(root: &Path, document: &Path, path: &str) -> bool {
    let path = path.split('#').next().unwrap_or_default();
    let path = path.rsplit_once(':').map_or(path, |(file, line)| if line.parse::<u32>().is_ok() { file } else { path });
    let beside = document.parent().unwrap_or(root).join(path);
    let anywhere = || {
        let name = Path::new(path);
        let places = ["crates", "tests", "deploy", "dashboards", "docs"];
        places.iter().any(|at| sources::files(&root.join(at), path).iter().any(|found| found.ends_with(name)))
    };
    path.is_empty() || root.join(path).exists() || beside.exists() || anywhere()
}

#[test]
fn every_path_in_the_documents_exists() {
    let root = workspace();
    let mut absent = Vec::new();
    for document in documents() {
        let text = prose(&fs::read_to_string(&document).expect("it can be read"));
        let linked = links(&text).filter(|link| !is_made_or_meant(link));
        let named = in_backticks(&text).filter(|word| is_path(&root, word));
        let gone = linked.chain(named).filter(|path| !is_there(&root, &document, path));
        absent.extend(gone.map(|path| format!("{}: {path}", document.display())));
    }
    assert!(absent.is_empty(), "{absent:#?}");
}

/// Whether a word is spelt as a type is: `CamelCase`, with at least two humps.
fn is_type(word: &str) -> bool {
    let plain = word.chars().all(|letter| letter.is_ascii_alphanumeric());
    let begins = word.starts_with(|letter: char| letter.is_ascii_uppercase());
    let humps = word.chars().filter(char::is_ascii_uppercase).count();
    plain && begins && humps >= 2 && word.chars().any(|letter| letter.is_ascii_lowercase())
}

fn types() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in sources::files(&workspace().join("crates"), ".rs") {
        let text = fs::read_to_string(path).expect("it can be read");
        let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        for pair in words.windows(2) {
            if matches!(pair[0], "struct" | "enum" | "trait" | "type") {
                found.insert(pair[1].to_owned());
            }
        }
    }
    found
}

#[test]
fn every_type_in_the_documents_exists() {
    let known = types();
    let mut absent = Vec::new();
    for document in documents() {
        let text = prose(&fs::read_to_string(&document).expect("it can be read"));
        let words = in_backticks(&text).flat_map(|code| code.split("::")).filter(|word| is_type(word));
        let gone = words.filter(|word| !FOREIGN.contains(word) && !known.contains(*word));
        absent.extend(gone.map(|word| format!("{}: {word}", document.display())));
    }
    assert!(absent.is_empty(), "{absent:#?}");
}

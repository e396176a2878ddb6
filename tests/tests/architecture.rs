//! Who may know of whom, and where SQL is written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use reachline_tests::{sources, workspace};

/// What each crate may build on; a crate that is new has to be placed here first.
const MAY: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("engine", &[]),
    ("exports", &["domain"]),
    ("estimate", &["domain"]),
    ("demo", &["domain"]),
    ("telemetry", &["domain"]),
    ("bus", &["domain", "telemetry"]),
    ("store", &["domain", "telemetry"]),
    ("ingester", &["domain", "exports", "bus", "telemetry"]),
    ("aggregator", &["domain", "bus", "store", "telemetry"]),
    ("query-api", &["domain", "estimate", "store", "telemetry"]),
    (
        "reachline",
        &[
            "domain",
            "demo",
            "engine",
            "exports",
            "estimate",
            "telemetry",
            "bus",
            "store",
            "ingester",
            "aggregator",
            "query-api",
        ],
    ),
];

/// Each crate, and which of ours it depends on.
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let manifests = sources::files(&workspace().join("crates"), "Cargo.toml");
    let manifests: Vec<(String, String)> = manifests
        .iter()
        .map(|path| {
            let name = path.parent().and_then(|folder| folder.file_name()).unwrap_or_default();
            (name.to_string_lossy().into_owned(), fs::read_to_string(path).expect("it can be read"))
        })
        .collect();
    let ours: BTreeSet<String> = manifests.iter().map(|(name, _)| name.clone()).collect();
    manifests
        .into_iter()
        .map(|(name, text)| (name, dependencies(&text).intersection(&ours).cloned().collect()))
        .collect()
}

/// Names under `[dependencies]`, for a target or in general; those of tests are free.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section == "dependencies" || section.ends_with(".dependencies");
            found.extend(section.strip_prefix("dependencies.").map(str::to_owned));
        } else if inside && !line.starts_with('#') {
            let name = line.split(['=', '.']).next().unwrap_or_default().trim();
            found.insert(name.to_owned());
        }
    }
    found
}

#[test]
fn dependencies_point_one_way() {
    let graph = graph();
    assert!(graph.len() >= 10, "{graph:?}");
    for (name, needs) in &graph {
        let (_, may) = MAY.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} has no place yet"));
        let beyond: Vec<&String> = needs.iter().filter(|need| !may.contains(&need.as_str())).collect();
        assert!(beyond.is_empty(), "{name} must not depend on {beyond:?}");
    }
}

#[test]
fn services_do_not_know_of_each_other() {
    let services = ["ingester", "aggregator", "query-api"];
    let graph = graph();
    for service in services {
        let others: Vec<&String> = graph[service].iter().filter(|need| services.contains(&need.as_str())).collect();
        assert!(others.is_empty(), "{service} depends on {others:?}");
    }
}

#[test]
fn files_of_sql_lie_where_they_belong() {
    let root = workspace();
    // What an administrator runs is no part of the program, and lies with what is installed.
    let homes = [root.join("crates/store/sql"), root.join("deploy/clickhouse")];
    let all: Vec<_> = ["crates", "deploy"].iter().flat_map(|at| sources::files(&root.join(at), ".sql")).collect();
    assert!(!all.is_empty());
    let elsewhere: Vec<_> = all.iter().filter(|path| !homes.iter().any(|home| path.starts_with(home))).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

#[test]
fn no_crate_but_the_engine_holds_sql_in_its_sources() {
    let crates = workspace().join("crates");
    let mut found = Vec::new();
    for path in sources::files(&crates, ".rs") {
        if path.starts_with(crates.join("engine")) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("it can be read");
        for (line, number) in text.lines().zip(1..) {
            if !line.trim_start().starts_with("//") && holds_sql(line) {
                found.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a text that begins as a statement does opens in this line.
fn holds_sql(line: &str) -> bool {
    const STATEMENTS: [&str; 4] = ["SELECT", "INSERT INTO", "ALTER", "CREATE TABLE"];
    line.split('"').skip(1).any(|text| {
        let text = text.trim_start();
        STATEMENTS
            .iter()
            .any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    })
}

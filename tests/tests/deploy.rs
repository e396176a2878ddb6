//! What `deploy` offers for one machine: units and a crontab that the program understands.

use std::fs;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::Command;

use reachline_tests::{Site, binary, workspace};

/// Where the examples have the program and its configuration.
const PROGRAM: &str = "/opt/reachline/reachline";
const CONFIG: &str = "/etc/reachline/reachline.toml";
const SERVICES: [&str; 2] = ["reachline.service", "reachline-ingest.service"];
/// Of many machines.
const APART: [&str; 3] = ["reachline-aggregate.service", "reachline-serve.service", "reachline-ingest-apart.service"];

fn systemd() -> PathBuf {
    workspace().join("deploy/systemd")
}

fn unit(name: &str) -> String {
    fs::read_to_string(systemd().join(name)).expect("the unit is there")
}

/// The value of a setting of a unit.
#[track_caller]
fn setting<'a>(unit: &'a str, name: &str) -> &'a str {
    let found = unit.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    found.unwrap_or_else(|| panic!("no {name} in {unit}"))
}

/// The five fields of a line, and its command.
fn crontab() -> Vec<(Vec<String>, String)> {
    let text = fs::read_to_string(workspace().join("deploy/cron/reachline.crontab")).expect("it is there");
    assert!(text.ends_with('\n'), "cron passes over a last line without an end");
    let comment = |line: &&str| line.trim().is_empty() || line.starts_with('#');
    let assigned = |line: &&str| line.split_once('=').is_some_and(|(name, _)| name.chars().all(char::is_alphabetic));
    let read = |line: &str| {
        let mut rest = line;
        let mut fields = Vec::new();
        for _ in 0..5 {
            let (field, after) = rest.split_once([' ', '\t']).unwrap_or_else(|| panic!("too short: {line}"));
            fields.push(field.to_owned());
            rest = after.trim_start();
        }
        (fields, rest.to_owned())
    };
    text.lines().filter(|line| !comment(line) && !assigned(line)).map(read).collect()
}

/// `*`, a number, a range or a list of these, with or without a step.
fn is_field(field: &str, allowed: &RangeInclusive<u8>) -> bool {
    let number = |text: &str| text.parse::<u8>().is_ok_and(|number| allowed.contains(&number));
    field.split(',').all(|part| {
        let (span, step) = part.split_once('/').unwrap_or((part, "1"));
        let ends = span.split_once('-').unwrap_or((span, span));
        let spans = span == "*" || (number(ends.0) && number(ends.1) && ends.0.len() <= ends.1.len());
        spans && step.parse::<u8>().is_ok_and(|step| step > 0)
    })
}

/// A command with the folders of a site in place of the example's.
fn here(command: &str, site: &Site) -> String {
    let inside = |name: &str| site.root().join(name).display().to_string();
    command
        .replace(PROGRAM, &binary().display().to_string())
        .replace(CONFIG, &inside("reachline.toml"))
        .replace("/var/lib/prometheus/node-exporter", &inside("."))
        .replace("/var/backups/reachline", &inside("backups"))
        .replace("/var/lib/reachline", &inside("."))
}

fn shell(command: &str) -> std::process::Output {
    Command::new("sh").args(["-c", command]).current_dir(workspace()).output().expect("there is a shell")
}

#[test]
fn the_program_takes_every_command_of_the_units() {
    let site = Site::new();
    for name in SERVICES.into_iter().chain(APART) {
        let command = here(setting(&unit(name), "ExecStart"), &site);
        assert!(command.starts_with(&binary().display().to_string()), "{command}");
        // What comes before --help is read as well.
        let output = shell(&format!("{command} --help"));
        assert!(output.status.success(), "{name}: {output:?}");
        assert!(!shell(&format!("{command} --nonsense --help")).status.success());
    }
    let ingest = here(setting(&unit("reachline-ingest.service"), "ExecStart"), &site);
    assert_eq!(shell(&ingest).status.code(), Some(0));
}

#[test]
fn services_may_do_no_more_than_they_need() {
    for name in SERVICES.into_iter().chain(APART) {
        let unit = unit(name);
        for (setting_name, value) in [
            ("NoNewPrivileges", "yes"),
            ("CapabilityBoundingSet", ""),
            ("ProtectSystem", "strict"),
            ("ProtectHome", "yes"),
            ("PrivateTmp", "yes"),
            ("StateDirectory", "reachline"),
            ("StateDirectoryMode", "0700"),
            ("UMask", "0077"),
            ("User", "reachline"),
            ("SystemCallFilter", "@system-service"),
        ] {
            assert_eq!(setting(&unit, setting_name), value, "{setting_name} in {name}");
        }
    }
    // A run that tries again by itself is no failure; one to look at is.
    for name in ["reachline-ingest.service", "reachline-ingest-apart.service"] {
        assert_eq!(setting(&unit(name), "SuccessExitStatus"), "75");
    }
}

#[test]
fn systemd_understands_the_units() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        // Past the harness, which keeps what a test prints to itself.
        let loud = "NOT CHECKED: there is no systemd-analyze here, so nobody has looked at deploy/systemd";
        writeln!(std::io::stderr(), "\n*** {loud}").expect("it can be said");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut paths = Vec::new();
    for entry in fs::read_dir(systemd()).expect("the folder is there") {
        let name = entry.expect("it can be read").file_name().to_string_lossy().into_owned();
        let path = folder.path().join(&name);
        fs::write(&path, unit(&name).replace(PROGRAM, &binary().display().to_string())).expect("it can be written");
        paths.push(path);
    }
    assert_eq!(paths.len(), 7, "{paths:?}");
    let output = Command::new("systemd-analyze").arg("verify").args(&paths).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let own: Vec<&str> = said.lines().filter(|line| line.contains("reachline")).collect();
    assert!(output.status.success() && own.is_empty(), "{said}");
}

#[test]
fn the_timer_starts_the_service_of_its_name() {
    let timer = unit("reachline-ingest.timer");
    assert_eq!(setting(&timer, "Persistent"), "yes");
    assert!(!timer.contains("Unit="), "the service of the same name is meant");
    assert!(systemd().join("reachline-ingest.service").is_file());
}

#[test]
fn cron_understands_the_crontab() {
    let lines = crontab();
    assert!(lines.len() >= 3, "{lines:?}");
    let ranges = [0..=59, 0..=23, 1..=31, 1..=12, 0..=7];
    for (fields, command) in lines {
        for (field, range) in fields.iter().zip(&ranges) {
            assert!(is_field(field, range), "{field} in {fields:?}");
        }
        assert!(!command.replace("\\%", "").contains('%'), "cron ends a command at %: {command}");
        assert!(command.contains(PROGRAM) && command.contains(CONFIG), "{command}");
    }
}

#[test]
fn the_commands_of_the_crontab_are_silent_where_all_is_well() {
    let site = Site::new();
    fs::create_dir(site.root().join("backups")).expect("a folder can be made");
    for (_, command) in crontab() {
        let output = shell(&here(&command, &site));
        assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    }
    assert!(site.root().join("reachline.prom").is_file());
    assert_eq!(fs::read_dir(site.root().join("backups")).expect("it is there").count(), 1);
}

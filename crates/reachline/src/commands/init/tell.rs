//! What was read, what was written, and what comes next.

use std::path::{Path, PathBuf};

use super::files::{Read, Seen};
use super::plan::{Plan, Planned};
use crate::commands::quoting::{plain, shell};
use crate::output::line;

/// What each file says, and why some say nothing.
pub(super) fn files(read: &Read) {
    for seen in &read.exports {
        let name = shown(&seen.path);
        eprintln!("{name}: {}", plain(&seen.told()));
        seen.warnings().iter().for_each(|warning| eprintln!("{name}: {}", plain(warning)));
    }
    for (path, why) in &read.unread {
        eprintln!("{} is left out: {}", shown(path), plain(why));
    }
}

/// A path that cannot steer the terminal.
pub(super) fn shown(path: &Path) -> String {
    plain(&path.display().to_string())
}

/// What there is now, and the commands that follow.
pub(super) fn written(file: &Path, folders: &[PathBuf], plan: &Plan, read: &Read) {
    line(format_args!("Wrote {}, and folders for exports:", shown(file)));
    folders.iter().for_each(|folder| line(format_args!("  {}", shown(folder))));
    if !plan.delivering().flat_map(|account| plan.patterns(account)).any(|(used, _)| used) {
        line("No rule maps campaigns yet. Once exports were taken in, `config check` says which lines to add.");
    }
    line("Next:");
    next(file, plan, read).into_iter().for_each(|command| line(format_args!("  reachline {command}")));
}

/// How a command names the configuration: not at all where it looks there by itself.
fn named(file: &Path) -> String {
    let is_here = file.parent().is_some_and(|folder| folder == Path::new("."));
    if is_here { String::new() } else { format!(" --config {}", shell(file)) }
}

fn next(file: &Path, plan: &Plan, read: &Read) -> Vec<String> {
    let config = named(file);
    let landing = file.with_file_name("landing").canonicalize().unwrap_or_default();
    let mut commands =
        vec![format!("config check{config}"), format!("up{config}        (the dashboard; leave it running)")];
    commands.extend(plan.accounts.iter().filter_map(|account| ingest((&config, &landing), account, read)));
    commands.push(format!("ingest{config}    (whenever there are new exports in the folders)"));
    commands
}

/// Takes in the files of an account that were named.
fn ingest((config, landing): (&str, &Path), account: &Planned, read: &Read) -> Option<String> {
    // What lies in the folders already is taken in from there.
    let landed = |seen: &&Seen| seen.path.canonicalize().is_ok_and(|path| path.starts_with(landing));
    let own = read.exports.iter().filter(|seen| seen.account == account.key && !landed(seen));
    let files: Vec<String> = own.map(|seen| shell(&seen.path)).collect();
    let (source, name) = (account.key.source, shell(Path::new(&account.key.account)));
    let files = Some(files.join(" ")).filter(|files| !files.is_empty())?;
    Some(format!("ingest{config} --source {source} --account {name} {files}"))
}

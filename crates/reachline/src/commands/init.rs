//! Writes a first configuration and the landing folders.

mod answers;
mod dialogue;
mod files;
mod own;
mod owner;
mod plan;
mod questions;
mod render;
mod tell;
mod template;
mod write;

#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::Init;
use crate::failure::Failure;

use dialogue::{Dialogue, Ended};
use files::Read;
use plan::Plan;

/// Reads the files, asks where somebody can answer, and writes.
pub(super) fn run(init: Init) -> Result<ExitCode, Failure> {
    let Init { folder, files, yes } = told_apart(init)?;
    write::refuse_second(&folder)?;
    let read = Read::all(&files);
    tell::files(&read);
    let plan = Plan::proposed(&read, "GBP".parse().map_err(Failure::usage)?);
    let asks = !yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let plan = if asks { ask(plan)? } else { plan };
    let folders = write::landing(&folder, plan.accounts.iter().map(|account| account.key.clone()));
    let file = write::write(&folder, &render::file(&plan), &folders)?;
    tell::written(&file, &folders, &plan, &read);
    Ok(ExitCode::SUCCESS)
}

/// A file in the folder's place is a file: then the current folder is meant. One that is not
/// there must not become a folder.
fn told_apart(mut init: Init) -> Result<Init, Failure> {
    if init.folder.is_file() {
        init.files.insert(0, std::mem::replace(&mut init.folder, PathBuf::from(".")));
    } else if !init.folder.exists() && init.folder.extension().is_some_and(is_of_a_file) {
        let name = tell::shown(&init.folder);
        return Err(Failure::usage(format!("there is no file {name}; a folder that is to be made comes first")));
    }
    Ok(init)
}

fn is_of_a_file(extension: &OsStr) -> bool {
    ["csv", "tsv", "txt", "json", "zip", "xls", "xlsx"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn ask(plan: Plan) -> Result<Plan, Failure> {
    let mut dialogue = Dialogue::new(io::stdin().lock(), io::stderr());
    dialogue.say("Ten questions at most. Enter takes what stands in brackets; Ctrl-C ends without writing anything.");
    questions::ask(&mut dialogue, plan).map_err(|Ended| {
        dialogue.say("");
        Failure::usage("the answers ended before the questions, so nothing was written; --yes takes all defaults")
    })
}

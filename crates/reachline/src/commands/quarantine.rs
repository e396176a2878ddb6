use std::process::ExitCode;

use ingester::{Entry, Folders};

use crate::cli::{Quarantine, QuarantineCommand};
use crate::config::Config;
use crate::failure::Failure;

/// Sees to files that could not be read.
pub(super) fn run(quarantine: Quarantine) -> Result<ExitCode, Failure> {
    let folders: Folders = Config::read(&quarantine.place.config)?.folders();
    let place = ingester::Quarantine::new(&folders);
    let show = |name: &str| place.show(name).map_err(Failure::usage);
    match quarantine.command.unwrap_or(QuarantineCommand::List) {
        QuarantineCommand::List => {
            place
                .list()
                .map_err(Failure::again)?
                .iter()
                .for_each(|entry| crate::output::line(line(entry, quarantine.json)));
        }
        QuarantineCommand::Show { name } => crate::output::line(line(&show(&name)?, true)),
        QuarantineCommand::Retry { name } => {
            let landed = place.retry(&show(&name)?).map_err(Failure::again)?;
            crate::output::line(format_args!("put back as {}", landed.display()));
        }
        QuarantineCommand::Drop { name } => {
            place.drop(&show(&name)?).map_err(Failure::again)?;
            crate::output::line(format_args!("deleted {name}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(entry: &Entry, json: bool) -> String {
    if json {
        return serde_json::json!({
            "source": entry.source, "account": entry.account, "file": entry.file, "reason": entry.reason,
        })
        .to_string();
    }
    let why =
        entry.reason.as_ref().map_or("nothing is known about it".to_owned(), |reason| reason.error.message.clone());
    format!("{}/{}/{}: {why}", entry.source, entry.account, entry.file)
}

use std::path::Path;
use std::process::ExitCode;

use domain::Zone;
use domain::rules::assign::Rules;
use telemetry::{Clock, SystemClock};

use super::finding::Finding;
use super::known::Known;
use super::review::{Review, Subject, review};
use super::rows::Rows;
use super::tell::{self, Ledgers};
use crate::books::Books;
use crate::cli::Place;
use crate::config::Config;
use crate::failure::Failure;

/// Says what a configuration means, what it leaves out, and what is wrong where.
pub(super) async fn run(place: &Place, json: bool) -> Result<ExitCode, Failure> {
    let config = Config::read(&place.config)?;
    let data = place.data.clone().unwrap_or_else(|| config.data());
    let rules = config.rules();
    let elsewhere = config.elsewhere()?;
    let there = elsewhere.is_some() || exist(&data);
    let known = if there { Some(known(&config, &data, &rules).await) } else { None };
    let ledgers = match &known {
        None => Ledgers::None,
        Some(Ok(known)) => Ledgers::Open { version: known.version },
        Some(Err(why)) => Ledgers::Closed { why: why.to_string() },
    };
    let currencies = config.closing().accounts.into_iter().map(|(key, account)| (key, account.currency)).collect();
    let known = known.and_then(Result::ok);
    let today = Zone::london().day_of(SystemClock.now());
    let mut found = review(&Subject { rules: &rules, currencies: &currencies, known: known.as_ref(), today });
    found.findings.splice(0..0, unread(&ledgers));
    let home = elsewhere.map_or_else(|| format!("in {}", data.display()), |there| there.to_string());
    tell(&place.config, &home, &ledgers, &found, &rules, json);
    Ok(ExitCode::from(u8::from(found.wants_a_look())))
}

/// Whether anything was ever kept there: opening books makes them.
fn exist(data: &Path) -> bool {
    data.join("lock").exists()
}

async fn known(config: &Config, data: &Path, rules: &Rules) -> Result<Known, Failure> {
    let books = Books::configured(config, data).await?;
    let rows = Rows::of(&books.store).await;
    books.close().await?;
    Ok(Known::of(&rows?, rules))
}

fn unread(ledgers: &Ledgers) -> Option<Finding> {
    let Ledgers::Closed { why } = ledgers else { return None };
    Some(Finding::look(
        "books_unavailable",
        format!("the books cannot be read, so what rules map is not known: {why}"),
        "see to it, and run this again",
    ))
}

fn tell(file: &Path, home: &str, ledgers: &Ledgers, found: &Review, rules: &Rules, json: bool) {
    crate::output::line(if json {
        tell::json(file, ledgers, found)
    } else {
        tell::text(file, home, ledgers, found, rules)
    });
}

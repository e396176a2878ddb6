use std::process::ExitCode;
use std::sync::Arc;

use aggregator::{Aggregator, AggregatorError, Decree, Outcome, Status};
use domain::rules::lifecycle::as_published;
use domain::{Export, ExportId};
use query_api::{Answer, Decider, Refusal, Verdict};
use store::{ClickHouse, History, Journal};

use crate::books::Books;
use crate::cli::{Accept, Exports, ExportsCommand};
use crate::config::Config;
use crate::failure::Failure;

/// Lists, shows and decides about exports.
pub(super) async fn run(exports: Exports) -> Result<ExitCode, Failure> {
    let config = Config::read(&exports.place.config)?;
    let data = exports.place.data.clone().unwrap_or_else(|| config.data());
    let books = Books::configured(&config, &data).await?;
    let done = match exports.command.unwrap_or(ExportsCommand::List) {
        ExportsCommand::List => list(&books, exports.json).await,
        ExportsCommand::Show { id } => show(&books, &ExportId(id)).await,
        ExportsCommand::Accept(accept) => {
            let (id, decree) = decree(accept);
            decide(&books.aggregator(&config, &data), id, decree, exports.json).await
        }
        ExportsCommand::Withdraw { id } => {
            decide(&books.aggregator(&config, &data), ExportId(id), Decree::Withdraw, exports.json).await
        }
        ExportsCommand::Restore { id } => {
            decide(&books.aggregator(&config, &data), ExportId(id), Decree::Restore, exports.json).await
        }
    };
    books.close().await?;
    done
}

fn decree(accept: Accept) -> (ExportId, Decree) {
    let decree = match accept {
        Accept { keep_missing: true, .. } => Decree::KeepMissing,
        Accept { drop_missing: true, .. } => Decree::DropMissing,
        Accept { as_report: Some(report), .. } => Decree::AsReport(report),
        _ => Decree::Accept,
    };
    (ExportId(accept.id), decree)
}

async fn decide(
    aggregator: &Aggregator<ClickHouse>,
    id: ExportId,
    decree: Decree,
    json: bool,
) -> Result<ExitCode, Failure> {
    let outcome = aggregator.decide(&id, &decree).await?;
    if json {
        crate::output::line(format_args!(
            "{}",
            serde_json::json!({ "export_id": id, "status": word(&outcome, &decree), "reason": outcome.reason, "version": outcome.version })
        ));
    } else {
        crate::output::line(format_args!(
            "{id} is {}{}",
            word(&outcome, &decree),
            outcome.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default()
        ));
    }
    Ok(if outcome.status == Status::Held { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn word(outcome: &Outcome, decree: &Decree) -> &'static str {
    match outcome.status {
        _ if *decree == Decree::Withdraw => "withdrawn",
        Status::Visible => "visible",
        Status::Duplicate => "known already",
        Status::Held => "held",
        Status::Superseded => "superseded",
        Status::Incomplete => "incomplete",
    }
}

/// Every export as the journal has it, the last seen first.
pub(super) async fn all(books: &Books) -> Result<Vec<Export>, Failure> {
    let live = History::new(Arc::clone(&books.store)).head().await?;
    Ok(books.store.exports().await?.into_iter().rev().map(|export| as_published(export, &live)).collect())
}

async fn list(books: &Books, json: bool) -> Result<ExitCode, Failure> {
    for export in all(books).await? {
        if json {
            crate::output::line(serde_json::to_string(&export).unwrap_or_default());
            continue;
        }
        let days = export.facts.as_ref().and_then(|facts| facts.window.bounds()).map(|days| days.to_string());
        let sent = &export.sent_to;
        let why = export.reason.as_ref().map(|why| format!("  {why}")).unwrap_or_default();
        crate::output::line(format_args!(
            "{:<16}  {:<11}  {}/{}/{}  {}  {}{why}",
            export.id.to_string(),
            export.state.to_string(),
            sent.source,
            sent.account,
            sent.report,
            days.unwrap_or_else(|| "no days".to_owned()),
            export.file
        ));
    }
    Ok(ExitCode::SUCCESS)
}

async fn show(books: &Books, id: &ExportId) -> Result<ExitCode, Failure> {
    let found = all(books).await?.into_iter().find(|export| export.id == *id);
    let export = found.ok_or_else(|| Failure::usage(AggregatorError::Unknown(id.clone())))?;
    crate::output::line(serde_json::to_string_pretty(&export).unwrap_or_default());
    Ok(ExitCode::SUCCESS)
}

/// Carries out decisions that come over HTTP.
pub(super) struct Deciding(pub(super) Arc<Aggregator<ClickHouse>>);

impl Decider for Deciding {
    fn decide<'a>(&'a self, export: &'a ExportId, verdict: &'a Verdict) -> Answer<'a, ()> {
        Box::pin(async move {
            let decree = match verdict.clone() {
                Verdict::Accept => Decree::Accept,
                Verdict::Keep => Decree::KeepMissing,
                Verdict::Drop => Decree::DropMissing,
                Verdict::AsReport(report) => Decree::AsReport(report),
                Verdict::Withdraw => Decree::Withdraw,
                Verdict::Restore => Decree::Restore,
            };
            self.0.decide(export, &decree).await.map(drop).map_err(|error| refusal(export, &error))
        })
    }
}

fn refusal(export: &ExportId, error: &AggregatorError) -> Refusal {
    match error {
        AggregatorError::Unknown(_) => Refusal::not_found("export", &export.0, "GET /v1/exports lists them."),
        AggregatorError::Unfit { what, .. } => {
            Refusal::new(409, "unfit", "The decision does not fit", error.to_string(), format!("Note: {what}."))
        }
        _ => Refusal::unavailable(error.to_string()),
    }
}

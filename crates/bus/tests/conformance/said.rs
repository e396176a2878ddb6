//! What the tests send.

use std::sync::Arc;

use bus::{Chunk, Manifest, Message, Received, Record, Stored};
use domain::{
    Batch, BreakdownSet, Carried, DatedBy, Day, DeliveryRow, EntityRef, ExportFacts, ExportId, Exported, Level, LoadId,
    Money, RowCounts, Scope, SentTo, Source, Span, Tally, Window,
};

pub(crate) fn key(account: &str) -> SentTo {
    SentTo { source: Source::Meta, account: account.to_owned(), report: "default".to_owned() }
}

pub(crate) fn chunk(account: &str, load: u64, sequence: u32) -> Record {
    sized(account, load, sequence, 1)
}

/// A chunk of so many rows, no two alike.
pub(crate) fn sized(account: &str, load: u64, sequence: u32, rows: u32) -> Record {
    let mut batch = Batch::default();
    for at in 0..rows {
        let name = format!("campaign {load} {sequence} {at}");
        let mut counts = [0; _];
        counts[0] = i64::from(sequence) * 1_000_000 + i64::from(at);
        batch.push(&DeliveryRow {
            span: Span::day(Day::from_epoch_days(20_000)),
            campaign: EntityRef { id: "", name: &name },
            adset: EntityRef::default(),
            ad: EntityRef::default(),
            cells: [""; _],
            counts,
            spend: Money::from_micros(i64::from(at)),
            reach: None,
        });
    }
    let chunk = Chunk { load: LoadId(load), sequence, rows: Arc::new(batch) };
    Record { key: key(account), message: Message::Chunk(chunk) }
}

pub(crate) fn manifest(account: &str, load: u64, chunks: u32) -> Record {
    Record { key: key(account), message: Message::Manifest(Box::new(said(account, load, chunks))) }
}

pub(crate) fn stored(account: &str, load: u64) -> Record {
    let stored = Stored { manifest: said(account, load, 1), stands: Some(LoadId(load + 1)) };
    Record { key: key(account), message: Message::Stored(Box::new(stored)) }
}

fn said(account: &str, load: u64, chunks: u32) -> Manifest {
    let moment = "2026-11-01T09:30:00Z".parse().unwrap();
    let key = key(account);
    Manifest {
        load: LoadId(load),
        chunks: Some(chunks),
        export: ExportId(format!("export-{load}")),
        sha256: "ab".repeat(32),
        file: "october.csv".to_owned(),
        exported: Exported { at: moment, by: DatedBy::File },
        seen_at: moment,
        facts: ExportFacts {
            layout: "meta_ads_reporting_csv".to_owned(),
            scope: Scope {
                source: key.source,
                account: key.account,
                report: key.report,
                level: Level::Campaign,
                breakdowns: BreakdownSet::EMPTY,
            },
            window: Window::Days(Span::day(Day::from_epoch_days(20_000))),
            currency: "GBP".parse().ok(),
            carried: Carried::NOTHING.with_spend(),
            counts: RowCounts::default(),
            rejects: Vec::new(),
            totals: Tally::default(),
            platform_totals: None,
            reconciled: None,
            beyond_tolerance: false,
            reach: Vec::new(),
            warnings: Vec::new(),
        },
    }
}

/// Load and place of a received chunk.
pub(crate) fn place(received: &Received) -> (u64, u32) {
    match &received.message {
        Message::Chunk(chunk) => (chunk.load.0, chunk.sequence),
        other => panic!("no chunk: {other:?}"),
    }
}

//! What an aggregator stores of sendings that come over a bus which delivers again, and when it
//! commits.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use aggregator::{Aggregator, Settings, Turn};
use bus::{BusError, Chunk, Consumer, Manifest, Message, Offset, Partition, Producer, Received, Record, Stored};
use domain::{Batch, DatedBy, ExportFacts, ExportId, Exported, LoadId, Source};
use exports::Hint;
use reachline_tests::meta::{campaigns, day};
use store::{Loads, Memory};
use telemetry::FixedClock;

/// Records in the order of a partition's log, and the offsets that were committed.
struct Log {
    records: VecDeque<(u64, Message)>,
    commits: Arc<Mutex<Vec<u64>>>,
    window: usize,
}

impl Consumer for Log {
    async fn poll(&mut self) -> Result<Option<Received>, BusError> {
        let next = self.records.pop_front();
        Ok(next.map(|(offset, message)| Received { partition: Partition(0), offset: Offset(offset), message }))
    }

    async fn commit(&mut self, _partition: Partition, offset: Offset) -> Result<(), BusError> {
        self.commits.lock().unwrap().push(offset.0);
        Ok(())
    }

    fn window(&self) -> usize {
        self.window
    }
}

/// What was passed on.
#[derive(Default)]
struct Passed(Mutex<Vec<Stored>>);

impl Producer for Passed {
    async fn send(&self, record: Record) -> Result<(), BusError> {
        if let Message::Stored(stored) = record.message {
            self.0.lock().unwrap().push(*stored);
        }
        Ok(())
    }
}

/// An export of two days, whose rows travel in so many equal chunks as there are days.
fn export() -> (ExportFacts, [Arc<Batch>; 2]) {
    let (one, two) = (day(1), day(2));
    let content = campaigns(&[("Camp A", &one, 1_000, 100), ("Camp A", &two, 2_000, 300)]);
    let hint = Hint {
        source: Some(Source::Meta),
        account: "example".to_owned(),
        report: "default".to_owned(),
        days: None,
        zone: None,
    };
    let (facts, rows) = reachline_tests::read(hint, &content, 1);
    let chunks: Vec<_> = rows.into_iter().map(Arc::new).collect();
    (facts, chunks.try_into().expect("one for each day"))
}

fn chunk(load: u64, sequence: u32) -> Message {
    let rows = Arc::clone(&export().1[sequence as usize % 2]);
    Message::Chunk(Chunk { load: LoadId(load), sequence, rows })
}

fn manifest(load: u64, chunks: Option<u32>) -> Message {
    let at = "2026-10-16T08:00:00Z".parse().unwrap();
    Message::Manifest(Box::new(Manifest {
        load: LoadId(load),
        chunks,
        export: ExportId(load.to_string()),
        sha256: String::new(),
        file: "export.csv".to_owned(),
        exported: Exported { at, by: DatedBy::Flag },
        seen_at: at,
        facts: export().0,
    }))
}

/// Stores a log, and gives what was passed on, what was committed, and the books.
fn stored(records: impl IntoIterator<Item = (u64, Message)>) -> (Vec<Stored>, Vec<u64>, Arc<Memory>) {
    stored_in(Memory::default(), usize::MAX, records)
}

/// The same in some books, with an insert after so many chunks.
fn stored_in(
    books: Memory,
    window: usize,
    records: impl IntoIterator<Item = (u64, Message)>,
) -> (Vec<Stored>, Vec<u64>, Arc<Memory>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (books, commits, passed) = (Arc::new(books), Arc::default(), Passed::default());
    let clock = Arc::new(FixedClock::at("2026-10-16T09:00:00Z".parse().unwrap()));
    let names = Mutex::new(1_000);
    let next = move || {
        let mut last = names.lock().unwrap();
        *last += 1;
        LoadId(*last)
    };
    let turn = Turn::within_process();
    let aggregator = Aggregator::new(Arc::clone(&books), clock, Arc::new(next), turn, Settings::default());
    let log = Log { records: records.into_iter().collect(), commits: Arc::clone(&commits), window };
    runtime.block_on(aggregator.store_rows(log, &passed)).unwrap();
    let commits = commits.lock().unwrap().clone();
    (passed.0.into_inner().unwrap(), commits, books)
}

#[track_caller]
fn stands_whole(stored: &Stored, books: &Memory) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let load = stored.stands.expect("its rows stand");
    let (rows, campaign_days) = runtime.block_on(books.stands(load)).unwrap();
    assert_eq!((&rows, &campaign_days), (&stored.manifest.facts.totals, &stored.manifest.facts.totals));
}

fn loads(books: &Memory) -> usize {
    tokio::runtime::Runtime::new().unwrap().block_on(books.loads()).unwrap().len()
}

#[test]
fn a_sending_is_committed_at_its_end_and_stands_under_a_load_of_the_storers() {
    let (passed, commits, books) = stored([(5, chunk(1, 0)), (6, chunk(1, 1)), (7, manifest(1, Some(2)))]);
    stands_whole(&passed[0], &books);
    assert_ne!(passed[0].stands, Some(LoadId(1)));
    // What lies before it was committed before; nothing of it is before its end.
    assert_eq!(commits, [4, 7]);
}

#[test]
fn a_sending_that_is_open_holds_back_the_commit_of_one_that_has_ended() {
    let log = [
        (0, chunk(1, 0)),
        (1, chunk(2, 0)),
        (2, chunk(1, 1)),
        (3, manifest(1, Some(2))),
        (4, chunk(2, 1)),
        (5, manifest(2, Some(2))),
    ];
    let (passed, commits, books) = stored(log);
    passed.iter().for_each(|stored| stands_whole(stored, &books));
    assert_eq!((passed.len(), commits), (2, vec![0, 5]));
}

#[test]
fn a_sending_that_is_delivered_again_from_its_beginning_stands_once() {
    let log = [(0, chunk(1, 0)), (1, chunk(1, 1)), (0, chunk(1, 0)), (1, chunk(1, 1)), (2, manifest(1, Some(2)))];
    let (passed, _, books) = stored(log);
    assert_eq!(passed.len(), 1);
    stands_whole(&passed[0], &books);
}

#[test]
fn a_sending_whose_beginning_was_not_seen_is_not_stored() {
    let (passed, commits, books) = stored([(7, chunk(1, 1)), (8, manifest(1, Some(2)))]);
    assert_eq!((passed[0].stands, loads(&books), commits), (None, 0, vec![7, 8]));
}

#[test]
fn a_sending_of_which_a_chunk_is_missing_is_not_stored() {
    let (passed, _, books) = stored([(0, chunk(1, 0)), (1, chunk(1, 2)), (2, manifest(1, Some(3)))]);
    assert_eq!((passed[0].stands, loads(&books)), (None, 0));
    let (passed, _, _) = stored([(0, chunk(1, 0)), (1, manifest(1, Some(2)))]);
    assert_eq!(passed[0].stands, None);
}

#[test]
fn rows_that_the_books_cannot_take_hold_up_no_other() {
    for window in [1, usize::MAX] {
        let log = [(0, chunk(1, 0)), (1, chunk(1, 1)), (2, manifest(1, Some(2))), (3, manifest(2, None))];
        let (passed, commits, books) = stored_in(Memory::that_rejects_rows(), window, log);
        let stands: Vec<_> = passed.iter().map(|stored| stored.stands).collect();
        assert_eq!((stands, loads(&books), commits.last()), (vec![None, None], 0, Some(&3)), "{window}");
    }
}

#[test]
fn what_is_stored_chunk_by_chunk_stands_whole() {
    let log = [(0, chunk(1, 0)), (1, chunk(1, 1)), (2, manifest(1, Some(2)))];
    let (passed, _, books) = stored_in(Memory::default(), 1, log);
    stands_whole(&passed[0], &books);
}

#[test]
fn a_repeat_without_rows_is_passed_on() {
    let (passed, commits, books) = stored([(3, manifest(1, None))]);
    assert_eq!((passed.len(), passed[0].stands, loads(&books), commits), (1, None, 0, vec![3]));
}

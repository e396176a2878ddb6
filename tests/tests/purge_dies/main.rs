//! A purge whose process dies at each of its writes in turn: readers see all or the rest, and
//! whoever comes next finishes it.

mod dying;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aggregator::{Aggregator, Settings, Target, Turn};
use bus::{Chunk, InProcess, Manifest, Message, Producer, Record, Topic};
use domain::rules::assign::{Campaign, Destination, Rule, Rules};
use domain::{AccountKey, DatedBy, Day, Export, ExportId, ExportState, Exported, LoadId, SentTo, Source, Tally};
use exports::Hint;
use query_api::{AsOf, Books, Days, MetricName, Questions, SeriesQuestion};
use reachline_tests::meta::{campaigns, day};
use store::{Journal, Loads, Memory};
use telemetry::FixedClock;

use dying::{Death, Dying};

/// A process over some books.
fn process(dying: Dying) -> Aggregator<Dying> {
    static LOADS: AtomicU64 = AtomicU64::new(1);
    let next = || LoadId(LOADS.fetch_add(1, Ordering::Relaxed));
    Aggregator::new(Arc::new(dying), clock(), Arc::new(next), Turn::within_process(), Settings::default())
}

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at("2027-11-01T08:00:00Z".parse().unwrap()))
}

fn rules() -> Rules {
    let campaign = |id: &str, matches: &str| {
        let rule = Rule {
            source: Source::Meta,
            account: None,
            matches: matches.to_owned(),
            channel: None,
            destination: Destination::Helpline,
        };
        Campaign { rules: vec![rule], ..Campaign::new(id, id, "GBP".parse().unwrap()) }
    };
    Rules { campaigns: vec![campaign("first", "Camp A*"), campaign("second", "Camp B*")], ..Rules::default() }
}

/// Brings an export into the books.
async fn send(books: &Arc<Memory>, account: &str, number: u64, content: &str) {
    let hint = Hint {
        source: Some(Source::Meta),
        account: account.to_owned(),
        report: "default".to_owned(),
        days: None,
        zone: None,
    };
    let (facts, mut batches) = reachline_tests::read(hint, content, usize::MAX);
    let key = SentTo { source: Source::Meta, account: account.to_owned(), report: "default".to_owned() };
    let (load, bus) = (LoadId(1_000_000 + number), InProcess::new(1, 16));
    let chunk = Message::Chunk(Chunk { load, sequence: 0, rows: Arc::new(batches.remove(0)) });
    let at = format!("2027-10-{number:02}T08:00:00Z").parse().unwrap();
    let manifest = Message::Manifest(Box::new(Manifest {
        load,
        chunks: Some(1),
        export: ExportId(format!("{account}{number}")),
        sha256: String::new(),
        file: "export.csv".to_owned(),
        exported: Exported { at, by: DatedBy::Flag },
        seen_at: at,
        facts,
    }));
    for message in [chunk, manifest] {
        bus.send(Record { key: key.clone(), message }).await.unwrap();
    }
    bus.close(Topic::Rows);
    process(Dying::never(books)).run(&bus, |_| {}).await.unwrap();
}

/// Two campaigns in one account, one of them in another; a correction, and rows that are kept.
async fn filled() -> Arc<Memory> {
    let books = Arc::new(Memory::default());
    process(Dying::never(&books)).apply_rules(&rules()).await.unwrap();
    let days: Vec<String> = (1..=20).map(day).collect();
    let rows = |name: &'static str, from: usize, more: u64| {
        let days = days.iter().enumerate().skip(from);
        days.map(move |(at, day)| (name, day.as_str(), at as u64 * 10 + more, 10)).collect::<Vec<_>>()
    };
    let both = [rows("Camp A 1", 0, 1), rows("Camp B 1", 0, 2)].concat();
    send(&books, "one", 1, &campaigns(&both)).await;
    let corrected = [rows("Camp A 1", 5, 3), rows("Camp B 1", 5, 4)].concat();
    send(&books, "one", 2, &campaigns(&corrected)).await;
    send(&books, "one", 3, &campaigns(&rows("Camp A 1", 15, 5))).await;
    send(&books, "two", 4, &campaigns(&rows("Camp B 2", 0, 6))).await;
    books
}

/// The days of a campaign, as a reader sees them who begins now; nothing where they are gone.
async fn seen(books: &Arc<Memory>, campaign: &str, version: Option<u32>) -> Option<String> {
    let reader = Books::new(Arc::clone(books), clock() as Arc<dyn telemetry::Clock>);
    let at = reader.moment(version.map(|version| AsOf::Version(domain::Version(version)))).await.unwrap();
    let question = SeriesQuestion {
        campaign: campaign.to_owned(),
        metrics: vec![MetricName::Count(domain::Metric::Impressions), MetricName::Spend],
        by: query_api::By::Campaign,
        grain: query_api::Grain::Day,
        days: Days::default(),
        at,
    };
    let told = reader.series(&question).await;
    told.map(|series| format!("{:?}", series.rows.rows)).map_err(|gone| assert_eq!(gone.problem().status, 410)).ok()
}

type Answers = [Option<String>; 4];

async fn all(books: &Arc<Memory>) -> Answers {
    [
        seen(books, "first", None).await,
        seen(books, "second", None).await,
        seen(books, "first", Some(2)).await,
        seen(books, "second", Some(4)).await,
    ]
}

/// What stands, whatever the loads are called.
async fn standing(books: &Memory) -> (Vec<Tally>, Vec<(ExportId, ExportState, Option<Tally>)>) {
    let mut stands = Vec::new();
    for load in books.loads().await.unwrap() {
        let (rows, campaign_days) = books.stands(load).await.unwrap();
        assert_eq!(rows, campaign_days);
        stands.push(rows);
    }
    stands.sort_by_key(|tally| (tally.rows, tally.counts, tally.spend));
    let known = |export: Export| (export.id, export.state, export.facts.map(|facts| facts.totals));
    (stands, books.exports().await.unwrap().into_iter().map(known).collect())
}

async fn dies_everywhere(target: Target) {
    let books = filled().await;
    let whole = all(&books).await;
    process(Dying::never(&books)).purge(&target).await.unwrap();
    let (rest, left) = (all(&books).await, standing(&books).await);
    assert_ne!(whole, rest);
    for death in [Death::Before, Death::Within, Death::After] {
        for at in 0.. {
            assert!(at < 100, "it never ends");
            let books = filled().await;
            let survived = process(Dying::new(&books, at, death)).purge(&target).await.is_ok();
            let found = all(&books).await;
            assert!(found == whole || found == rest, "{death:?} at {at}: {found:#?}");
            // A start finishes what the journal says, and sweeps what nothing refers to.
            let next = process(Dying::never(&books));
            next.finish_purges().await.unwrap();
            next.sweep(|_| true).await.unwrap();
            assert_eq!(all(&books).await, found, "{death:?} at {at}");
            if found == rest {
                assert_eq!(standing(&books).await, left, "{death:?} at {at}");
            }
            process(Dying::never(&books)).purge(&target).await.unwrap();
            assert_eq!((all(&books).await, standing(&books).await), (rest.clone(), left.clone()), "{death:?} at {at}");
            if survived {
                break;
            }
        }
    }
}

#[tokio::test]
async fn the_purge_of_old_days() {
    dies_everywhere(Target::Before(day(11).parse::<Day>().unwrap())).await;
}

#[tokio::test]
async fn the_purge_of_an_account() {
    dies_everywhere(Target::Account(AccountKey { source: Source::Meta, account: "one".to_owned() })).await;
}

#[tokio::test]
async fn the_purge_of_a_campaign() {
    dies_everywhere(Target::Campaign("first".to_owned())).await;
}

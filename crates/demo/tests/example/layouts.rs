//! What each layout looks like, and that those readers take it which there are.

use demo::{Expected, File, Stage};
use domain::{DeliveryRow, ExportFacts, Reject};
use exports::{Fault, Hint, Reader, Sink};

use crate::plain::{self, EXAMPLE, described, files, text};

/// Counts rejected rows.
#[derive(Default)]
struct Rejected(usize);

impl Sink for Rejected {
    fn delivery(&mut self, _: &DeliveryRow<'_>) {}

    fn reject(&mut self, _: Reject) {
        self.0 += 1;
    }
}

fn read(file: &File) -> Result<ExportFacts, Fault> {
    let sent = file.sent.as_ref().unwrap();
    let (account, report) = (sent.account.to_owned(), sent.report.to_owned());
    let (mut reader, mut rejected) = (Reader::new(Hint { account, report, ..Hint::default() }), Rejected::default());
    reader.feed(&file.bytes, &mut rejected)?;
    let facts = reader.finish(&mut rejected);
    assert_eq!(rejected.0, 0, "{}", file.path);
    facts
}

fn of_meta(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| file.sent.as_ref().is_some_and(|sent| sent.source == "meta"))
}

#[test]
fn the_reader_of_meta_takes_every_file_but_the_one_that_a_spreadsheet_saved() {
    for files in [demo::example(2).unwrap(), demo::example(u64::MAX).unwrap(), EXAMPLE.clone()] {
        let mut reconciled = 0;
        for file in of_meta(&files) {
            let expected = file.sent.as_ref().unwrap().expected;
            match read(file) {
                Ok(facts) => {
                    assert_ne!(expected, Expected::Refused, "{}", file.path);
                    assert_ne!(facts.reconciled, Some(false), "{}", file.path);
                    reconciled += usize::from(facts.reconciled == Some(true));
                }
                Err(fault) => {
                    assert_eq!(
                        (expected, &*fault.code),
                        (Expected::Refused, "resaved_by_spreadsheet"),
                        "{}",
                        file.path
                    );
                }
            }
        }
        // All but the first three, which have no total.
        assert_eq!(reconciled, 30);
    }
}

#[test]
fn the_reader_of_meta_finds_the_truth_of_the_campaign_and_of_what_no_rule_maps() {
    let settled =
        EXAMPLE.iter().find(|file| file.path == "landing/meta/example-police/campaigns/2026-11-12_campaigns.csv");
    let (settled, stage) = (settled.unwrap(), &described("truth.json")["stages"]["restated"]);
    let told = |channel: &str| stage["campaign"]["channels"][channel]["impressions"].as_i64().unwrap();
    let other = plain::rows(settled).into_iter().filter(|row| row["Campaign name"] == "Recruitment_Autumn_2026");
    let other: i64 = other.map(|row| row["Impressions"].parse::<i64>().unwrap()).sum();
    let found = read(settled).unwrap().totals.count(domain::Metric::Impressions);
    assert!(other > 0);
    assert_eq!(found, told("facebook") + told("instagram") + other);
}

#[test]
fn meta_begins_with_a_byte_order_mark_and_its_total_is_first_or_missing() {
    let campaigns = files("meta", "campaigns", Stage::Restated).split_off(1);
    let has_total = |file: &&File| text(file).lines().nth(1).unwrap().starts_with(",,,,");
    assert!(campaigns.iter().all(|file| file.bytes.starts_with(b"\xEF\xBB\xBF\"Campaign name\",")));
    assert_eq!(campaigns.iter().filter(|file| !has_total(file)).count(), 2);
    assert!(campaigns.iter().all(|file| text(file).ends_with('\n')));
}

#[test]
fn meta_says_that_there_is_nothing_before_there_is() {
    let first = files("meta", "campaigns", Stage::First)[0];
    assert!(text(first).ends_with("\n\"No data available.\"\n"));
    assert_eq!(read(first).unwrap().window, domain::Window::Nothing);
}

#[test]
fn snapchat_repeats_a_key_where_a_column_is_left_out() {
    let rows = plain::rows(files("snapchat", "age-gender", Stage::First)[0]);
    let key = |row: &plain::Row| [&row["Start Time"], &row["Age"], &row["Gender"]].map(String::clone);
    let keys: std::collections::BTreeSet<_> = rows.iter().map(key).collect();
    assert_eq!((rows.len(), keys.len()), (7 * 9, 7 * 8));
}

#[test]
fn google_writes_two_encodings_and_totals_that_overlap() {
    let campaigns = files("google_ads", "campaigns", Stage::Restated);
    let wide = |file: &&&File| file.bytes.starts_with(b"\xFF\xFE");
    assert_eq!(campaigns.iter().filter(wide).count(), 5);
    for file in campaigns.into_iter().skip(1) {
        let text = text(file);
        assert!(text.starts_with("Campaign report\n") && text.contains("Total: Account") && text.contains(" --"));
        assert!(text.matches("Total: Campaigns").count() >= 1 && text.contains("Total: Video"));
        assert_eq!(text.contains("Currency code\tCTR"), file.bytes.starts_with(b"\xFF\xFE"));
    }
}

#[test]
fn snapchat_tells_the_zone_by_an_abbreviation_and_renames_its_swipes() {
    let campaigns = files("snapchat", "campaigns", Stage::Restated);
    let last = text(campaigns.last().unwrap());
    assert!(last.contains("2026-10-25 00:00:00 BST,2026-10-26 00:00:00 GMT,"));
    let header = |file: &File| text(file).lines().next().unwrap().to_owned();
    assert!(header(campaigns[0]).contains(",Swipe Ups,") && header(campaigns[9]).contains(",Clicks,"));
}

#[test]
fn x_leaves_zeros_blank_and_writes_thousands_with_commas() {
    let campaigns = files("x", "campaigns", Stage::First);
    let text = text(campaigns.last().unwrap());
    assert!(text.contains(",,,0.0") && text.contains(",\"2"), "{text}");
    assert!(text.starts_with("Id,Campaign,Campaign url,"));
}

#[test]
fn analytics_stand_below_a_preamble_and_the_last_line_has_no_end() {
    for file in files("ga4", "traffic-acquisition", Stage::Restated) {
        let text = text(file);
        assert!(text.starts_with("# ----------------------------------------\n# Traffic acquisition:"));
        assert!(text.contains("\n# Start date: 2026") && !text.ends_with('\n'));
        assert!(text.contains("\n(direct) / (none),(direct),2026") && text.contains("\n(not set),(not set),2026"));
    }
}

use std::sync::Arc;

use domain::{Batch, Breakdown, Day, DeliveryRow, EntityRef, LoadId, Metric, Money, Reach, Span};
use proptest::prelude::*;

use super::*;

mod refused;
mod schema;

pub(super) fn chunk(rows: Batch) -> Message {
    Message::Chunk(Chunk { load: LoadId(u64::MAX), sequence: 7, rows: Arc::new(rows) })
}

fn read_back(rows: Batch) -> Batch {
    match decode(&encode(&chunk(rows)).unwrap()).unwrap() {
        Message::Chunk(chunk) => Arc::unwrap_or_clone(chunk.rows),
        other => panic!("{other:?}"),
    }
}

/// A row whose texts, counts and amounts repeat, are missing or are as large as they can be.
#[derive(Clone, Debug)]
struct Row {
    span: Span,
    texts: Vec<String>,
    counts: Vec<i64>,
    spend: i128,
    reach: Option<u64>,
}

fn row() -> impl Strategy<Value = Row> {
    let day = Day::RANGE.0.epoch_days()..=Day::RANGE.1.epoch_days();
    let span = (day, 0..40).prop_map(|(from, days)| {
        let from = Day::from_epoch_days(from);
        Span::new(from, from.plus(days).min(Day::RANGE.1)).unwrap()
    });
    let text = prop_oneof![4 => Just(String::new()), 2 => "[ab]", 1 => any::<String>()];
    let count = prop_oneof![4 => Just(0), 1 => any::<i64>()];
    let spend = prop_oneof![Just(0), -LARGEST..=LARGEST];
    let texts = prop::collection::vec(text, 6 + Breakdown::COUNT);
    let counts = prop::collection::vec(count, Metric::COUNT);
    (span, texts, counts, spend, any::<Option<u64>>()).prop_map(|(span, texts, counts, spend, reach)| Row {
        span,
        texts,
        counts,
        spend,
        reach,
    })
}

/// The largest amount that text is read as, in units.
const LARGEST: i128 = 10_i128.pow(25) - 1;

fn batch(rows: &[Row]) -> Batch {
    let mut batch = Batch::default();
    for row in rows {
        let text = |at: usize| row.texts[at].as_str();
        batch.push(&DeliveryRow {
            span: row.span,
            campaign: EntityRef { id: text(0), name: text(1) },
            adset: EntityRef { id: text(2), name: text(3) },
            ad: EntityRef { id: text(4), name: text(5) },
            cells: std::array::from_fn(|at| text(6 + at)),
            counts: row.counts.clone().try_into().unwrap(),
            spend: Money::from_units(row.spend),
            reach: row.reach.map(Reach::new),
        });
    }
    batch
}

proptest! {
    #[test]
    fn rows_are_read_as_they_were_written(rows in prop::collection::vec(row(), 0..12)) {
        let rows = batch(&rows);
        prop_assert_eq!(&read_back(rows.clone()), &rows);
    }

    #[test]
    fn bytes_from_outside_are_read_or_refused(
        rows in prop::collection::vec(row(), 0..4),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = encode(&chunk(batch(&rows))).unwrap();
        let at = place.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = decode(&bytes);
    }
}

#[test]
fn columns_that_say_nothing_are_left_out() {
    let rows = vec![
        Row {
            span: Span::day(Day::from_epoch_days(20_000)),
            texts: vec![String::new(); 6 + Breakdown::COUNT],
            counts: vec![0; Metric::COUNT],
            spend: 0,
            reach: None
        };
        3
    ];
    let written = String::from_utf8(encode(&chunk(batch(&rows))).unwrap()).unwrap();
    assert_eq!(
        written,
        r#"{"format":1,"kind":"chunk","load":18446744073709551615,"sequence":7,"spans":{"values":[{"from":"2024-10-04","to":"2024-10-04"}],"rows":[0,0,0]}}"#
    );
}

#[test]
fn the_largest_chunk_fits_into_one_message() {
    let (columns, rows) = (6 + Breakdown::COUNT, CHUNK.rows);
    let (from, mut left) = (Day::RANGE.0, CHUNK.text);
    let rows: Vec<Row> = (0..rows)
        .map(|at| {
            let each = (left / (rows - at)).div_ceil(columns);
            let texts = (0..columns).map(|_| {
                let size = each.min(left);
                left -= size;
                distinct(at, size)
            });
            let span = Span::new(from.plus(i32::try_from(at).unwrap()), Day::RANGE.1).unwrap();
            Row {
                span,
                texts: texts.collect(),
                counts: vec![i64::MIN; Metric::COUNT],
                spend: -LARGEST,
                reach: Some(u64::MAX),
            }
        })
        .collect();
    let rows = batch(&rows);
    assert_eq!((rows.len(), rows.text_bytes()), (CHUNK.rows, CHUNK.text));
    let bytes = encode(&chunk(rows)).expect("it fits");
    assert!(bytes.len() > MAX_MESSAGE / 2, "{} is no worst case", bytes.len());
}

/// A text of control characters, each six bytes when written.
fn distinct(at: usize, size: usize) -> String {
    let digits = [at % 25, at / 25 % 25, at / 625 % 25, at / 15_625];
    (0..size).map(|place| char::from(1 + u8::try_from(digits[place % 4]).unwrap() % 7)).collect()
}

#[test]
fn what_would_not_fit_is_not_written() {
    let mut large = Batch::default();
    let name = "x".repeat(MAX_MESSAGE);
    large.push(&DeliveryRow { campaign: EntityRef { id: "", name: &name }, ..empty() });
    assert!(matches!(encode(&chunk(large)), Err(BusError::TooLarge(_))));
}

fn empty() -> DeliveryRow<'static> {
    DeliveryRow {
        span: Span::day(Day::from_epoch_days(0)),
        campaign: EntityRef::default(),
        adset: EntityRef::default(),
        ad: EntityRef::default(),
        cells: [""; Breakdown::COUNT],
        counts: [0; Metric::COUNT],
        spend: Money::ZERO,
        reach: None,
    }
}

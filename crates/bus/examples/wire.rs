//! How long it takes to write and read two million rows of thirteen columns as messages:
//! `cargo run --release -p bus --example wire`.

use std::sync::Arc;
use std::time::Instant;

use bus::wire::{CHUNK, decode, encode};
use bus::{Chunk, Message};
use domain::{Batch, Breakdown, Day, DeliveryRow, EntityRef, LoadId, Metric, Money, Reach, Span};

const ROWS: usize = 2_000_000;

fn main() {
    let chunks: Vec<_> = (0..ROWS.div_ceil(CHUNK.rows)).map(chunk).collect();
    let began = Instant::now();
    let written: Vec<_> = chunks.iter().map(|chunk| encode(chunk).expect("a chunk fits")).collect();
    let encoded = began.elapsed();
    let began = Instant::now();
    let read = written.iter().filter(|bytes| decode(bytes).is_ok()).count();
    let decoded = began.elapsed();
    let bytes: usize = written.iter().map(Vec::len).sum();
    println!(
        "{read} chunks of {} rows, {} MiB: written in {encoded:.2?}, read in {decoded:.2?}",
        CHUNK.rows,
        bytes >> 20
    );
}

/// A span, two ids and names of three levels, an age, three counts, spend and reach.
fn chunk(at: usize) -> Message {
    let mut rows = Batch::default();
    for row in at * CHUNK.rows..ROWS.min((at + 1) * CHUNK.rows) {
        let (campaign, adset, ad) = (row / 50_000, row / 5_000, row / 50);
        let names = [format!("campaign {campaign}"), format!("ad set {adset}"), format!("ad {ad}")];
        let ids = [format!("{}", 23_850_000_000 + campaign), format!("{}", 23_860_000_000 + ad)];
        let mut counts = [0; Metric::COUNT];
        for (place, count) in counts.iter_mut().take(3).enumerate() {
            *count = i64::try_from(row * (place + 7) % 100_000).unwrap_or(0);
        }
        let mut cells = [""; Breakdown::COUNT];
        cells[0] = ["18-24", "25-34", "35-44", "45-54", "55-64"][row % 5];
        rows.push(&DeliveryRow {
            span: Span::day(Day::from_epoch_days(20_000 + i32::try_from(row % 90).unwrap_or(0))),
            campaign: EntityRef { id: &ids[0], name: &names[0] },
            adset: EntityRef { id: "", name: &names[1] },
            ad: EntityRef { id: &ids[1], name: &names[2] },
            cells,
            counts,
            spend: Money::from_micros(i64::try_from(row * 31 % 9_000_000).unwrap_or(0)),
            reach: Some(Reach::new(row as u64 % 5_000)),
        });
    }
    Message::Chunk(Chunk { load: LoadId(1), sequence: u32::try_from(at).unwrap_or(0), rows: Arc::new(rows) })
}

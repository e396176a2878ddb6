//! How many rows a second are read: an invented report, made and fed in memory.
//!
//! `cargo run --release -p exports --example throughput -- [ROWS] [quoted]`

use std::fmt::Write;
use std::time::Instant;

use domain::{Day, DeliveryRow, Reject};
use exports::{Hint, Reader, Sink};

const HEADER: &str = "Campaign name,Campaign ID,Day,Platform,Reach,Impressions,Frequency,Currency,Amount spent (GBP),\
                      Link clicks,ThruPlays,Reporting starts,Reporting ends\n";

#[derive(Default)]
struct Count(u64);

impl Sink for Count {
    fn delivery(&mut self, row: &DeliveryRow<'_>) {
        self.0 += u64::from(!row.campaign.is_absent());
    }
    fn reject(&mut self, _: Reject) {}
}

fn report(rows: i32, quote: &str) -> String {
    let mut text = HEADER.to_owned();
    for row in 0..rows {
        let day = Day::from_epoch_days(20_000 + row % 365);
        let (id, reach, clicks, pence) = (row % 5_000, row % 90_000, row % 700, row % 100);
        let _ = writeln!(
            text,
            "{quote}Safe Harbour {id}{quote},12020{id:07},{day},facebook,{reach},{reach}7,1.37,GBP,{clicks}.{pence:02}1947,{clicks},{id},{day},{day}",
        );
    }
    text
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let rows = arguments.next().and_then(|rows| rows.parse().ok()).unwrap_or(2_000_000);
    let text = report(rows, if arguments.next().is_some() { "\"" } else { "" });
    let begun = Instant::now();
    let (mut sink, mut reader) = (Count::default(), Reader::new(Hint::default()));
    let read = text.as_bytes().chunks(256 * 1024).try_for_each(|piece| reader.feed(piece, &mut sink));
    let read = read.and_then(|()| reader.finish(&mut sink));
    let seconds = begun.elapsed().as_secs_f64();
    match read {
        Ok(facts) => println!(
            "{} rows, {} MB in {seconds:.3} s: {:.0} rows/s ({})",
            sink.0,
            text.len() / 1_000_000,
            f64::from(rows) / seconds,
            facts.totals.spend
        ),
        Err(fault) => println!("refused: {fault}"),
    }
}

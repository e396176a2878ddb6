use domain::DeliveryRow;
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// Counts rows whose key an earlier row of the export had.
///
/// Keys are remembered by 128-bit hashes: among a billion keys two would agree by chance
/// once in 10²⁰ files. They are gathered and sorted at the end, which takes a fifth of the
/// time of a set and half of its memory.
#[derive(Debug)]
pub(crate) struct Keys {
    hashes: Vec<u128>,
    buffer: Vec<u8>,
    seed: u64,
}

impl Keys {
    /// No keys yet. The seed keeps a file from being written so that its keys collide.
    pub(crate) fn new(seed: u64) -> Self {
        Self { hashes: Vec::new(), buffer: Vec::with_capacity(512), seed }
    }

    /// Remembers the key of a row: its days, its entity and its breakdown values.
    pub(crate) fn add(&mut self, row: &DeliveryRow<'_>) {
        self.buffer.clear();
        self.buffer.extend_from_slice(&row.span.from.epoch_days().to_le_bytes());
        self.buffer.extend_from_slice(&row.span.to.epoch_days().to_le_bytes());
        for text in [row.campaign.id, row.campaign.name, row.adset.id, row.adset.name, row.ad.id, row.ad.name] {
            self.put(text);
        }
        for text in row.cells {
            self.put(text);
        }
        self.hashes.push(xxh3_128_with_seed(&self.buffer, self.seed));
    }

    /// The length goes first, so that texts cannot flow into each other.
    fn put(&mut self, text: &str) {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.buffer.extend_from_slice(&length.to_le_bytes());
        self.buffer.extend_from_slice(text.as_bytes());
    }

    /// How many rows repeated a key.
    pub(crate) fn repeated(mut self) -> u64 {
        self.hashes.sort_unstable();
        let rows = self.hashes.len();
        self.hashes.dedup();
        (rows - self.hashes.len()) as u64
    }
}

#[cfg(test)]
mod tests {
    use domain::{Breakdown, EntityRef, Metric, Money, Span};

    use super::*;

    fn row<'a>(day: i32, id: &'a str, name: &'a str, cell: &'a str) -> DeliveryRow<'a> {
        let mut cells = [""; Breakdown::COUNT];
        cells[0] = cell;
        DeliveryRow {
            span: Span::day(domain::Day::from_epoch_days(day)),
            campaign: EntityRef { id, name },
            adset: EntityRef::default(),
            ad: EntityRef::default(),
            cells,
            counts: [0; Metric::COUNT],
            spend: Money::ZERO,
            reach: None,
        }
    }

    #[test]
    fn a_key_is_days_entity_and_breakdown_values() {
        let mut keys = Keys::new(1);
        let rows = [row(1, "1", "a", "x"), row(2, "1", "a", "x"), row(1, "1", "a", "y"), row(1, "1a", "", "x")];
        for row in &rows {
            keys.add(row);
        }
        for row in &rows {
            keys.add(row);
        }
        keys.add(&DeliveryRow { spend: Money::from_units(1), ..rows[0] });
        assert_eq!(keys.repeated(), 5);
    }

    #[test]
    #[ignore = "a measurement: run it in release mode"]
    fn two_million_rows() {
        let names: Vec<String> = (0..4_000).map(|n| format!("GHGC Wave1 campaign with a usual name {n}")).collect();
        let begun = std::time::Instant::now();
        let mut keys = Keys::new(7);
        for day in 0..500 {
            for name in &names {
                keys.add(&row(day, "120210000000000000", name, "18-24"));
            }
        }
        assert_eq!(keys.repeated(), 0);
        eprintln!("{:?}", begun.elapsed());
    }
}

use serde::{Deserialize, Serialize};

use crate::{Counts, DeliveryRow, Metric, Money};

/// Exact sums over rows of delivery. Reach is not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many rows.
    pub rows: u64,
    /// Sum of each metric.
    pub counts: Counts,
    /// Sum of spend.
    pub spend: Money,
}

impl Tally {
    /// Adds a row.
    pub fn add_row(&mut self, row: &DeliveryRow<'_>) {
        self.add(&Self { rows: 1, counts: row.counts, spend: row.spend });
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, count)| *sum += count);
        self.spend += other.spend;
    }

    /// The sum of one metric.
    pub const fn count(&self, metric: Metric) -> i64 {
        self.counts[metric.index()]
    }

    /// How much of what its rows measure there is: impressions, visits or contacts. Rows of
    /// one kind have nothing of the others.
    pub fn measured(&self) -> i64 {
        [Metric::Impressions, Metric::Referrals, Metric::Contacts].into_iter().map(|metric| self.count(metric)).sum()
    }
}

impl<'a> std::iter::Sum<&'a Tally> for Tally {
    fn sum<I: Iterator<Item = &'a Tally>>(tallies: I) -> Self {
        let mut total = Self::default();
        tallies.for_each(|tally| total.add(tally));
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_every_kind_are_measured() {
        for (metric, measured) in [
            (Metric::Impressions, 7),
            (Metric::Referrals, 7),
            (Metric::Contacts, 7),
            (Metric::Clicks, 0),
            (Metric::KeyEvents, 0),
        ] {
            let mut tally = Tally::default();
            tally.counts[metric.index()] = 7;
            assert_eq!(tally.measured(), measured, "{metric}");
        }
    }
}

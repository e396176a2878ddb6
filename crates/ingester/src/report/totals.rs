use domain::{Carried, ExportFacts, Metric, PlatformTotals, Tally};
use serde::{Serialize, Serializer};

/// Sums by metric, in the order in which they are shown. A metric that the layout does not
/// carry is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(pub Vec<(&'static str, i64)>);

impl Totals {
    /// The exact sums of the body.
    pub(super) fn of_body(facts: &ExportFacts) -> Self {
        let Tally { counts, spend, .. } = &facts.totals;
        Self::gather(facts.carried, &counts.map(Some), Some(spend.micros()))
    }

    /// What the platform's own totals row says, where its cells say anything.
    pub(super) fn of_platform(carried: Carried, totals: &PlatformTotals) -> Self {
        Self::gather(carried, &totals.counts, totals.spend.map(domain::Money::micros))
    }

    /// The sum of a metric.
    pub fn get(&self, name: &str) -> Option<i64> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, sum)| *sum)
    }

    fn gather(carried: Carried, counts: &[Option<i64>; Metric::COUNT], spend: Option<i64>) -> Self {
        let count = |metric: &Metric| {
            let sum = counts.get(metric.index()).copied().flatten().filter(|_| carried.has(*metric))?;
            Some((metric.as_str(), sum))
        };
        let spend = spend.filter(|_| carried.has_spend()).map(|micros| ("spend_micros", micros));
        let others = Metric::ALL.iter().filter(|metric| !FIRST.contains(metric) && **metric != Metric::Views);
        let last = std::iter::once(&Metric::Views).chain(others);
        Self(FIRST.iter().filter_map(count).chain(spend).chain(last.filter_map(count)).collect())
    }
}

/// What comes before money.
const FIRST: [Metric; 2] = [Metric::Impressions, Metric::Clicks];

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().copied())
    }
}

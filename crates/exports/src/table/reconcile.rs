use domain::{Carried, Metric, Money, grouped};

use super::body::Body;
use super::facts::Platform;
use super::faults::differs;
use super::filled::without_spend;

/// How the body of an export compares with the platform's own total.
pub(crate) struct Reconciled {
    /// The metrics that the rows carry.
    pub(crate) carried: Carried,
    /// Whether both agree; nothing where there was nothing to compare.
    pub(crate) agrees: Option<bool>,
    pub(crate) warnings: Vec<String>,
}

/// Compares, metric by metric. A metric that the platform leaves blank on every row although
/// there was some is suppressed: it is not carried, and not compared.
pub(crate) fn reconcile(body: &Body, named: Carried, said: &Platform) -> Reconciled {
    let mut found = Reconciled { carried: named, agrees: None, warnings: Vec::new() };
    let figures = said.total.as_ref();
    for metric in named.metrics() {
        let total = figures.and_then(|figures| figures.counts.get(metric.index()).copied().flatten());
        let blank = body.totals.rows > 0 && !body.filled.has(metric);
        if blank && total.map_or(said.suppresses.has(metric), |total| total != 0) {
            found.carried = found.carried.without(metric);
            found.suppress(metric.as_str());
        } else if let Some(total) = total {
            found.counts(metric, body.totals.count(metric), total);
        }
    }
    if named.has_spend() {
        found.money(body, figures.and_then(|figures| figures.spend), said);
    }
    found
}

impl Reconciled {
    fn suppress(&mut self, metric: &str) {
        self.warnings
            .push(format!("The platform leaves {metric} blank on every row: it is not known, which is not zero."));
    }

    fn counts(&mut self, metric: Metric, rows: i64, total: i64) {
        self.agrees = Some(self.agrees.unwrap_or(true) && rows == total);
        if rows != total {
            let by = grouped((rows - total).abs());
            self.warnings.push(differs(metric.as_str(), &grouped(rows), &grouped(total), &by, rows < total));
        }
    }

    fn money(&mut self, body: &Body, total: Option<Money>, said: &Platform) {
        let blank = body.totals.rows > 0 && !body.filled.has_spend();
        if blank && total.map_or(said.suppresses.has_spend(), |total| !total.is_zero()) {
            self.carried = without_spend(self.carried);
            return self.suppress("spend");
        }
        let Some(total) = total else { return };
        let rows = Money::from_micros(body.totals.spend.micros());
        let total = Money::from_micros(total.micros());
        let room = said.rounding.units() * i128::from(body.totals.rows);
        let agrees = (rows - total).abs().units() <= room;
        self.agrees = Some(self.agrees.unwrap_or(true) && agrees);
        if !agrees {
            let by = (rows - total).abs().to_string();
            self.warnings.push(differs("spend", &rows.to_string(), &total.to_string(), &by, rows < total));
        }
    }
}

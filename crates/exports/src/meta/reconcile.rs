use domain::{Breakdown, BreakdownSet, Carried, Metric, Money, PlatformTotals, Tally};

use super::filled::{Filled, without_spend};

/// How the body of an export compares with the platform's own total.
pub(crate) struct Reconciled {
    /// The metrics that the rows carry.
    pub(crate) carried: Carried,
    /// Whether both agree; nothing where there was nothing to compare.
    pub(crate) agrees: Option<bool>,
    pub(crate) warnings: Vec<String>,
}

/// The body of an export, summed up.
pub(crate) struct Body<'a> {
    pub(crate) totals: &'a Tally,
    /// The metrics that the header names.
    pub(crate) named: Carried,
    /// The metrics that some row has a value for.
    pub(crate) filled: Filled,
    pub(crate) breakdowns: BreakdownSet,
}

/// Compares, metric by metric. A metric that the platform leaves blank on every row although
/// there was some is suppressed by the breakdown: it is not carried, and not compared.
pub(crate) fn reconcile(body: &Body<'_>, platform: Option<&PlatformTotals>) -> Reconciled {
    let mut found = Reconciled { carried: body.named, agrees: None, warnings: Vec::new() };
    for metric in body.named.metrics() {
        let total = platform.and_then(|totals| totals.counts.get(metric.index()).copied().flatten());
        if body.is_suppressed(metric, total) {
            found.carried = found.carried.without(metric);
            found.suppress(metric.as_str());
        } else if let Some(total) = total {
            found.compare_counts(metric, body.totals.count(metric), total);
        }
    }
    found.money(body, platform.and_then(|totals| totals.spend));
    found
}

impl Body<'_> {
    fn is_suppressed(&self, metric: Metric, total: Option<i64>) -> bool {
        let blank = self.totals.rows > 0 && !self.filled.has(metric);
        let off_platform = metric == Metric::LandingPageViews
            && (self.breakdowns.has(Breakdown::Region) || self.breakdowns.has(Breakdown::Dma));
        blank && total.map_or(off_platform, |total| total != 0)
    }
}

impl Reconciled {
    fn suppress(&mut self, metric: &str) {
        self.warnings.push(format!(
            "The platform leaves {metric} blank on every row of this breakdown: it is not known, which is not zero."
        ));
    }

    fn compare_counts(&mut self, metric: Metric, rows: i64, total: i64) {
        self.agrees = Some(self.agrees.unwrap_or(true) && rows == total);
        if rows != total {
            let (rows_text, total_text) = (grouped(rows), grouped(total));
            self.differs(metric.as_str(), &rows_text, &total_text, &grouped((rows - total).abs()), rows < total);
        }
    }

    fn money(&mut self, body: &Body<'_>, total: Option<Money>) {
        if !body.named.has_spend() {
            return;
        }
        let blank = body.totals.rows > 0 && !body.filled.has_spend();
        if blank && total.is_some_and(|total| !total.is_zero()) {
            self.carried = without_spend(self.carried);
            return self.suppress("spend");
        }
        let Some(total) = total else { return };
        let rows = Money::from_micros(body.totals.spend.micros());
        let total = Money::from_micros(total.micros());
        self.agrees = Some(self.agrees.unwrap_or(true) && rows == total);
        if rows != total {
            let by = (rows - total).abs().to_string();
            self.differs("spend", &rows.to_string(), &total.to_string(), &by, rows < total);
        }
    }

    fn differs(&mut self, what: &str, rows: &str, total: &str, by: &str, fewer: bool) {
        let than = if fewer { "less" } else { "more" };
        self.warnings.push(format!(
            "The rows add up to {rows} {what}, but the platform's own total is {total}: the rows have {by} {than}."
        ));
    }
}

/// A number with commas between thousands.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

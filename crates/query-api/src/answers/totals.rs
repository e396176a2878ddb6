use std::collections::BTreeMap;

use domain::{Carried, Metric, PlatformTotals, Tally};
use serde::Serialize;
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Sums of an export's rows. A metric that the export does not carry is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Counts by metric.
    #[serde(flatten)]
    pub counts: BTreeMap<Metric, i64>,
    /// Spend in millionths of the export's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spend_micros: Option<i64>,
}

impl Totals {
    /// The sums of accepted rows, of the metrics that the export carries.
    pub fn of(tally: &Tally, carried: Carried) -> Self {
        let counts = carried.metrics().map(|metric| (metric, tally.count(metric))).collect();
        Self { counts, spend_micros: carried.has_spend().then(|| tally.spend.micros()) }
    }

    /// The platform's own totals row.
    pub fn of_platform(totals: &PlatformTotals) -> Self {
        let counts = Metric::ALL.iter().copied().zip(totals.counts);
        let counts = counts.filter_map(|(metric, count)| Some((metric, count?))).collect();
        Self { counts, spend_micros: totals.spend.map(domain::Money::micros) }
    }

    /// Names of all that totals may hold.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Metric::ALL.iter().copied().map(Metric::as_str).chain(["spend_micros"])
    }
}

impl PartialSchema for Totals {
    fn schema() -> RefOr<Schema> {
        let whole = || ObjectBuilder::new().schema_type(SchemaType::Type(Type::Integer));
        let about = "Sums of rows; what the export does not carry is left out. Spend in millionths of its currency.";
        let totals = ObjectBuilder::new().description(Some(about));
        Self::names().fold(totals, |totals, name| totals.property(name, whole())).into()
    }
}

impl ToSchema for Totals {}

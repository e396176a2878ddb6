use std::fmt;

use domain::{Carried, Metric};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::buckets::MOST;

/// What a metric of the platform is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Count(Metric),
    /// In millionths of the account's currency.
    Spend,
}

/// The platform's metrics that are read.
const NAMES: &[(&str, Figure)] = &[
    ("impressions", Figure::Count(Metric::Impressions)),
    ("url_clicks", Figure::Count(Metric::Clicks)),
    ("clicks", Figure::Count(Metric::ClicksAll)),
    ("engagements", Figure::Count(Metric::Engagements)),
    ("video_total_views", Figure::Count(Metric::Views)),
    ("video_views_25", Figure::Count(Metric::Video25)),
    ("video_views_50", Figure::Count(Metric::Video50)),
    ("video_views_75", Figure::Count(Metric::Video75)),
    ("video_views_100", Figure::Count(Metric::Video100)),
    ("billed_charge_local_micro", Figure::Spend),
];

/// The metrics of an entity, or of a part of it: those that are known, in the order in which
/// they come. One without numbers did not serve.
#[derive(Default)]
pub(super) struct Figures(pub(super) Vec<Series>);

/// One metric.
pub(super) struct Series {
    pub(super) name: &'static str,
    pub(super) figure: Figure,
    /// One number a bucket; nothing where the entity did not serve.
    pub(super) numbers: Option<Vec<i64>>,
}

impl Figures {
    /// The metrics that are there, with numbers or without.
    pub(super) fn carried(&self) -> Carried {
        self.0.iter().fold(Carried::NOTHING, |carried, series| match series.figure {
            Figure::Count(metric) => carried.with(metric),
            Figure::Spend => carried.with_spend(),
        })
    }

    /// Whether the entity served at all.
    pub(super) fn served(&self) -> bool {
        self.0.iter().any(|series| series.numbers.is_some())
    }
}

impl<'de> Deserialize<'de> for Figures {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Metrics;
        impl<'de> Visitor<'de> for Metrics {
            type Value = Figures;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("metrics")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Figures, A::Error> {
                let mut figures = Figures::default();
                while let Some(key) = map.next_key::<String>()? {
                    let Some((name, figure)) = NAMES.iter().copied().find(|(name, _)| *name == key) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    if figures.0.iter().any(|series| series.figure == figure) {
                        return Err(A::Error::custom("a metric twice"));
                    }
                    let numbers = map.next_value::<Option<Numbers>>()?.map(|numbers| numbers.0);
                    figures.0.push(Series { name, figure, numbers });
                }
                Ok(figures)
            }
        }
        input.deserialize_map(Metrics)
    }
}

/// Whole numbers, no more than there can be buckets. A bucket without one did not serve.
struct Numbers(Vec<i64>);

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct List;
        impl<'de> Visitor<'de> for List {
            type Value = Numbers;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a list of whole numbers")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Numbers, A::Error> {
                let mut numbers = Vec::new();
                while let Some(number) = list.next_element::<Option<i64>>()? {
                    if numbers.len() == MOST {
                        return Err(A::Error::custom("more numbers than buckets"));
                    }
                    numbers.push(number.unwrap_or(0));
                }
                Ok(Numbers(numbers))
            }
        }
        input.deserialize_seq(List)
    }
}

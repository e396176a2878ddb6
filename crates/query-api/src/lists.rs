//! The closed lists of words that a question may use.

use domain::Metric;

use crate::word::{Word, word};

/// What splits the rows of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Nothing: one row a bucket.
    #[default]
    None,
    /// Channels.
    Channel,
    /// The platforms' campaigns.
    Campaign,
    /// Ad sets.
    Adset,
    /// Ads.
    Ad,
    /// Regions.
    Region,
    /// Age bands.
    Age,
    /// Genders.
    Gender,
    /// Placements.
    Placement,
}

impl By {
    /// Whether rows also carry the platform's id of the entity.
    pub const fn has_id(self) -> bool {
        matches!(self, Self::Campaign | Self::Adset | Self::Ad)
    }

    /// The name of the column that holds the key; nothing where rows are not split.
    pub fn column(self) -> Option<&'static str> {
        (self != Self::None).then(|| self.word())
    }
}

impl Word for By {
    fn all() -> Vec<Self> {
        use By::{Ad, Adset, Age, Campaign, Channel, Gender, None, Placement, Region};
        vec![None, Channel, Campaign, Adset, Ad, Region, Age, Gender, Placement]
    }

    fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Channel => "channel",
            Self::Campaign => "campaign",
            Self::Adset => "adset",
            Self::Ad => "ad",
            Self::Region => "region",
            Self::Age => "age",
            Self::Gender => "gender",
            Self::Placement => "placement",
        }
    }
}

word!(By, "By", "What splits the rows.");

/// How long a bucket of a series is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// A day.
    #[default]
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// All the days asked for.
    Total,
}

impl Word for Grain {
    fn all() -> Vec<Self> {
        vec![Self::Day, Self::Week, Self::Month, Self::Total]
    }

    fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Total => "total",
        }
    }
}

word!(Grain, "Grain", "How long a bucket is.");

/// A figure that may be added up over days: a count, or spend. Reach is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricName {
    /// A count.
    Count(Metric),
    /// Spend, in major units of the campaign's currency.
    Spend,
}

impl MetricName {
    /// Every one, counts first.
    pub fn all() -> Vec<Self> {
        Metric::ALL.iter().copied().map(Self::Count).chain([Self::Spend]).collect()
    }

    /// Its spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count(metric) => metric.as_str(),
            Self::Spend => "spend",
        }
    }
}

impl Word for MetricName {
    fn all() -> Vec<Self> {
        Self::all()
    }

    fn word(self) -> &'static str {
        self.as_str()
    }
}

word!(MetricName, "MetricName", "A figure that may be added up over days. Reach is none.");

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

/// A figure of a series: a count, spend, or what a referral click costs. Reach is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricName {
    /// A count.
    Count(Metric),
    /// Spend, in major units of the campaign's currency.
    Spend,
    /// Spend divided by referral clicks: with its interval, and answered for each bucket anew.
    CostPerReferral,
}

impl MetricName {
    /// Every one, counts first. Contacts with the helpline are no figure of one campaign.
    pub fn all() -> Vec<Self> {
        let counts = Metric::ALL.iter().filter(|metric| !matches!(metric, Metric::Contacts | Metric::ContactsWithheld));
        counts.copied().map(Self::Count).chain([Self::Spend, Self::CostPerReferral]).collect()
    }

    /// Its spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count(metric) => metric.as_str(),
            Self::Spend => "spend",
            Self::CostPerReferral => "cost_per_referral",
        }
    }

    /// Whether it comes with an interval and a base.
    pub const fn has_interval(self) -> bool {
        matches!(self, Self::CostPerReferral)
    }

    /// Whether it tells nothing of people who may have asked for help, so that somebody outside
    /// the team may see it. Clicks do: an ad leads to the helpline unless a rule says otherwise.
    pub const fn is_for_outsiders(self) -> bool {
        match self {
            Self::Spend
            | Self::Count(
                Metric::Impressions
                | Metric::Views
                | Metric::Thruplays
                | Metric::Video25
                | Metric::Video50
                | Metric::Video75
                | Metric::Video100,
            ) => true,
            Self::CostPerReferral
            | Self::Count(
                Metric::Clicks
                | Metric::ClicksAll
                | Metric::OutboundClicks
                | Metric::LandingPageViews
                | Metric::Engagements
                | Metric::Referrals
                | Metric::KeyEvents
                | Metric::Contacts
                | Metric::ContactsWithheld,
            ) => false,
        }
    }

    /// Whether it is about visits to the helpline's site, which are known by channel only.
    pub const fn is_of_visits(self) -> bool {
        matches!(self, Self::CostPerReferral | Self::Count(Metric::Referrals | Metric::KeyEvents))
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

word!(MetricName, "MetricName", "A figure of a series. Reach is none.");

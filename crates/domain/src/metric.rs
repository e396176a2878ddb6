use crate::coding::words;

/// A count that platforms report for an entity and window. The list is closed; money and
/// reach are types of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// Times an ad began to be on screen.
    Impressions,
    /// Link clicks (Meta: `Link clicks`, not `Clicks (all)`).
    Clicks,
    /// Every click on an ad, likes and profile visits included.
    ClicksAll,
    /// Clicks that leave the platform.
    OutboundClicks,
    /// Loads of the landing page after a click.
    LandingPageViews,
    /// Video views by the platform's own definition (Meta: 3-second plays).
    Views,
    /// Plays of 15 s, or of 97 % of a shorter video (Meta).
    Thruplays,
    /// Plays to a quarter.
    Video25,
    /// Plays to a half.
    Video50,
    /// Plays to three quarters.
    Video75,
    /// Plays to the end.
    Video100,
    /// Reactions, comments, shares and clicks on a post.
    Engagements,
    /// Visits to the helpline's site that came from a named source, medium or campaign.
    Referrals,
    /// Events of these visits that the site's owner marked as key.
    KeyEvents,
    /// Contacts with the helpline.
    Contacts,
    /// Cells in which the helpline says no more than that there were fewer than five contacts.
    ContactsWithheld,
}

words!(Metric, "metric", {
    Impressions => "impressions",
    Clicks => "clicks",
    ClicksAll => "clicks_all",
    OutboundClicks => "outbound_clicks",
    LandingPageViews => "landing_page_views",
    Views => "views",
    Thruplays => "thruplays",
    Video25 => "video_25",
    Video50 => "video_50",
    Video75 => "video_75",
    Video100 => "video_100",
    Engagements => "engagements",
    Referrals => "referrals",
    KeyEvents => "key_events",
    Contacts => "contacts",
    ContactsWithheld => "contacts_withheld",
});

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Events.
    Count,
    /// A currency, in units of 10⁻⁶ on output.
    Money,
    /// Accounts or people.
    People,
    /// A ratio of two figures.
    Ratio,
}

words!(Unit, "unit", {
    Count => "count",
    Money => "money_micros",
    People => "people",
    Ratio => "ratio",
});

impl Metric {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Place of the metric in [`crate::Counts`] and in [`Carried`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Which metrics an export has a column for. What it does not carry is null, never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Carried(u32);

impl Carried {
    const SPEND: u32 = 1 << Metric::COUNT;
    const REACH: u32 = 1 << (Metric::COUNT + 1);

    /// Nothing carried.
    pub const NOTHING: Self = Self(0);

    /// The same set, with a count.
    #[must_use]
    pub const fn with(self, metric: Metric) -> Self {
        Self(self.0 | 1 << metric.index())
    }

    /// The same set, without a count.
    #[must_use]
    pub const fn without(self, metric: Metric) -> Self {
        Self(self.0 & !(1 << metric.index()))
    }

    /// The same set, with spend.
    #[must_use]
    pub const fn with_spend(self) -> Self {
        Self(self.0 | Self::SPEND)
    }

    /// The same set, with reach.
    #[must_use]
    pub const fn with_reach(self) -> Self {
        Self(self.0 | Self::REACH)
    }

    /// Whether a count is carried.
    pub const fn has(self, metric: Metric) -> bool {
        self.0 & (1 << metric.index()) != 0
    }

    /// Whether spend is carried.
    pub const fn has_spend(self) -> bool {
        self.0 & Self::SPEND != 0
    }

    /// Whether reach is carried.
    pub const fn has_reach(self) -> bool {
        self.0 & Self::REACH != 0
    }

    /// The counts that are carried.
    pub fn metrics(self) -> impl Iterator<Item = Metric> {
        Metric::ALL.iter().copied().filter(move |metric| self.has(*metric))
    }
}

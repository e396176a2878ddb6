use crate::coding::words;

/// The entity that a row of an export is about. Those of delivery stand first, the coarsest
/// of them at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole account: the file has no column that names a campaign, ad set or ad.
    Account,
    /// A campaign.
    Campaign,
    /// An ad set (ad group, line item).
    Adset,
    /// An ad.
    Ad,
    /// Where visits came from, by source alone.
    Source,
    /// By medium alone.
    Medium,
    /// By the campaign of their links alone.
    UtmCampaign,
    /// By source and medium.
    SourceMedium,
    /// By source and campaign.
    SourceUtmCampaign,
    /// By medium and campaign.
    MediumUtmCampaign,
    /// By source, medium and campaign.
    SourceMediumUtmCampaign,
    /// Contacts with a helpline.
    Contact,
}

words!(Level, "level", {
    Account => "account",
    Campaign => "campaign",
    Adset => "adset",
    Ad => "ad",
    Source => "source",
    Medium => "medium",
    UtmCampaign => "utm_campaign",
    SourceMedium => "source_medium",
    SourceUtmCampaign => "source_utm_campaign",
    MediumUtmCampaign => "medium_utm_campaign",
    SourceMediumUtmCampaign => "source_medium_utm_campaign",
    Contact => "contact",
});

/// What the rows of an export measure. Rows of two kinds are never added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measures {
    /// What a platform delivered: impressions, spend, clicks, reach.
    Delivery,
    /// Visits to the helpline's site.
    Referrals,
    /// Contacts with the helpline.
    Contacts,
}

impl Level {
    /// The level of rows that say where visits came from; nothing where they say none of the
    /// three, for then they are the traffic of a whole site.
    pub const fn of_visits(source: bool, medium: bool, campaign: bool) -> Option<Self> {
        match (source, medium, campaign) {
            (false, false, false) => None,
            (true, false, false) => Some(Self::Source),
            (false, true, false) => Some(Self::Medium),
            (false, false, true) => Some(Self::UtmCampaign),
            (true, true, false) => Some(Self::SourceMedium),
            (true, false, true) => Some(Self::SourceUtmCampaign),
            (false, true, true) => Some(Self::MediumUtmCampaign),
            (true, true, true) => Some(Self::SourceMediumUtmCampaign),
        }
    }

    /// How it is named to a reader.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Campaign => "campaign",
            Self::Adset => "ad set",
            Self::Ad => "ad",
            Self::Source => "source",
            Self::Medium => "medium",
            Self::UtmCampaign => "the link's campaign",
            Self::SourceMedium => "source and medium",
            Self::SourceUtmCampaign => "source and the link's campaign",
            Self::MediumUtmCampaign => "medium and the link's campaign",
            Self::SourceMediumUtmCampaign => "source, medium and the link's campaign",
            Self::Contact => "contact",
        }
    }

    /// What its rows measure.
    pub const fn measures(self) -> Measures {
        match self {
            Self::Account | Self::Campaign | Self::Adset | Self::Ad => Measures::Delivery,
            Self::Contact => Measures::Contacts,
            _ => Measures::Referrals,
        }
    }

    /// How many of source, medium and campaign its rows say.
    pub const fn origins(self) -> u32 {
        match self.measures() {
            Measures::Referrals => match self {
                Self::Source | Self::Medium | Self::UtmCampaign => 1,
                Self::SourceMediumUtmCampaign => 3,
                _ => 2,
            },
            _ => 0,
        }
    }

    /// The part of an entity's path in which the finest name of its rows stands: visits have
    /// the campaign of their links there, and below it source and medium.
    #[must_use]
    pub const fn deepest(self) -> Self {
        match self {
            Self::Contact => Self::Account,
            Self::UtmCampaign => Self::Campaign,
            _ if matches!(self.measures(), Measures::Referrals) => Self::Adset,
            _ => self,
        }
    }
}

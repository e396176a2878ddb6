use domain::{Breakdown, Level, Metric};

/// What a column is to a reader. The last two are known or unknown names that it ignores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    CampaignId,
    CampaignName,
    AdsetId,
    AdsetName,
    AdId,
    AdName,
    Breakdown(Breakdown),
    Day,
    /// The first day of a window.
    Starts,
    /// The last day of a window.
    Ends,
    /// The name of a whole window, such as a month.
    Window,
    Count(Metric),
    Spend,
    Reach,
    Currency,
    AccountId,
    AccountName,
    /// A week or month: a label of a row's dates, which a total lacks.
    Period,
    /// The state of delivery, which a total lacks.
    Delivery,
    /// Text or figures that are known to split nothing.
    Harmless,
    /// A breakdown that there is no word for: its cells must be empty.
    Splits,
    /// Ignored as long as its cells are figures.
    Unknown,
}

/// The role of a normalised name in a platform's list, and its rank there: where a file has
/// several names for one role, the first counts.
pub(crate) fn named(names: &[(&str, Role)], name: &str) -> Option<(Role, usize)> {
    let found = names.iter().enumerate().find(|(_, (known, _))| *known == name);
    found.map(|(rank, (_, role))| (*role, rank))
}

impl Role {
    /// Whether it means something to the reader.
    pub(crate) const fn matters(self) -> bool {
        !matches!(self, Self::Period | Self::Delivery | Self::Harmless | Self::Splits | Self::Unknown)
    }

    /// Whether two columns of this role would contradict each other. A currency may be said
    /// twice, as long as it is the same.
    pub(crate) const fn is_single(self) -> bool {
        self.matters() && !matches!(self, Self::Currency)
    }

    /// Whether a column of this role tells rows apart.
    pub(crate) const fn is_dimension(self) -> bool {
        self.level().is_some() || matches!(self, Self::Breakdown(_) | Self::Day | Self::Window | Self::Period)
    }

    /// Whether it holds a figure that is read.
    pub(crate) const fn is_metric(self) -> bool {
        matches!(self, Self::Count(_) | Self::Spend | Self::Reach)
    }

    /// Whether it holds a metric, or its currency.
    pub(crate) const fn is_figure(self) -> bool {
        self.is_metric() || matches!(self, Self::Currency)
    }

    /// The level whose entities it names.
    pub(crate) const fn level(self) -> Option<Level> {
        match self {
            Self::CampaignId | Self::CampaignName => Some(Level::Campaign),
            Self::AdsetId | Self::AdsetName => Some(Level::Adset),
            Self::AdId | Self::AdName => Some(Level::Ad),
            _ => None,
        }
    }
}

use domain::{Carried, Metric};

/// The metrics whose cells were not empty, in a row or in any row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled(u32);

impl Filled {
    const SPEND: u32 = 1 << 31;

    pub(crate) const fn with(self, metric: Metric) -> Self {
        Self(self.0 | 1 << metric.index())
    }

    pub(crate) const fn with_spend(self) -> Self {
        Self(self.0 | Self::SPEND)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, metric: Metric) -> bool {
        self.0 & (1 << metric.index()) != 0
    }

    pub(crate) const fn has_spend(self) -> bool {
        self.0 & Self::SPEND != 0
    }
}

/// What the header line names is carried, as far as it is not struck off.
pub(crate) fn without_spend(carried: Carried) -> Carried {
    let counts = carried.metrics().fold(Carried::NOTHING, Carried::with);
    if carried.has_reach() { counts.with_reach() } else { counts }
}

/// Every count, and spend.
pub(crate) fn every_figure() -> Carried {
    Metric::ALL.iter().fold(Carried::NOTHING, |all, metric| all.with(*metric)).with_spend()
}

use crate::{Entity, EntityPath, LoadId, Money, Span, Tally};

/// The rows of one load that belong to a run of days, or to exactly one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice {
    /// Whose rows.
    pub load: LoadId,
    /// Days, or the window.
    pub span: Span,
    /// Whether `span` is a run of days, each a unit of its own.
    pub by_day: bool,
}

impl Slice {
    /// Whether a row of the load with this span belongs to the slice.
    pub fn has(&self, unit: Span) -> bool {
        if self.by_day { unit.is_day() && self.span.contains(unit) } else { unit == self.span }
    }
}

/// What an entity delivered in one unit, its breakdown cells added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// The entity.
    pub entity: EntityPath,
    /// The day or window.
    pub unit: Span,
    /// Impressions; visits or contacts where the rows measure these.
    pub impressions: i64,
    /// Spend.
    pub spend: Money,
}

/// What a load says about a platform's campaign in one unit, for one value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignDay {
    /// The load.
    pub load: LoadId,
    /// The day or window.
    pub unit: Span,
    /// The platform's campaign; absent where the export names none.
    pub campaign: Entity,
    /// The dimension asked for: a platform, an age band, an ad; empty where none was asked.
    pub value: Entity,
    /// Exact sums of the rows.
    pub tally: Tally,
}

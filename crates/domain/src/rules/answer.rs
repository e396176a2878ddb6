//! What the books answer to a question about a campaign.
//!
//! For each of the campaign's platform campaigns and each day, one family answers. Days are
//! added up where they cover all that is asked; else windows are, where they tile it
//! exactly; else the days that there are, marked partial.

mod bucket;
mod campaign;
mod choice;
mod gather;
mod ledger;
pub mod ratio;
mod sum;
pub mod visits;

pub use bucket::{Grain, buckets};
pub use gather::unassigned;
pub use ledger::Ledger;
pub use sum::{FigureState, Figures};

use jiff::Timestamp;

use crate::rules::coverage::Live;
use crate::{AccountKey, Breakdown, BreakdownSet, CampaignDay, Channel, Entity, Family, Level, Scope, Slice, Span};

/// What figures are split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Nothing.
    None,
    /// Channel: a Platform column where a family has one, else what the rule says.
    Channel,
    /// The platform's campaign.
    Campaign,
    /// The platform's ad set.
    Adset,
    /// The platform's ad.
    Ad,
    /// A breakdown column.
    Breakdown(Breakdown),
}

impl By {
    /// Whether rows of the scope can answer.
    pub fn fits(self, scope: &Scope) -> bool {
        match self {
            Self::None | Self::Channel | Self::Campaign => true,
            Self::Adset => scope.level >= Level::Adset,
            Self::Ad => scope.level >= Level::Ad,
            Self::Breakdown(breakdown) => scope.breakdowns.has(breakdown),
        }
    }

    /// The breakdowns that a family must have to be asked.
    pub fn asked(self) -> BreakdownSet {
        match self {
            Self::Breakdown(breakdown) => BreakdownSet::EMPTY.with(breakdown),
            _ => BreakdownSet::EMPTY,
        }
    }

    /// Whether the totals of campaign-days are enough to answer.
    pub const fn needs_totals_only(self) -> bool {
        matches!(self, Self::None | Self::Channel | Self::Campaign)
    }
}

/// A question about one of our campaigns.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The campaign's id.
    pub campaign: &'a str,
    /// The days asked about.
    pub range: Span,
    /// How days are added up.
    pub grain: Grain,
    /// What figures are split by.
    pub by: By,
    /// The moment at which firmness is judged.
    pub now: Timestamp,
}

/// What an answer is computed from: rows of the slices that [`slices`] names.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The books.
    pub live: &'a Live,
    /// Totals of campaign-days by platform.
    pub totals: &'a [CampaignDay],
    /// The same by the dimension asked for, where totals are not enough.
    pub cells: &'a [CampaignDay],
    /// Names with ids that exports of the accounts ever gave, whether they answer or not.
    pub ever: &'a [CampaignDay],
}

/// What a row of an answer is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Everything.
    All,
    /// A channel.
    Channel(Channel),
    /// A campaign of an account, or with its campaign an ad set or ad.
    Entity(AccountKey, Entity, Option<Entity>),
    /// A value of a breakdown column.
    Cell(String),
}

/// A row of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// The days that it adds up.
    pub bucket: Span,
    /// What it is about.
    pub value: Value,
    /// The figures.
    pub figures: Figures,
}

/// A family that answered, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyUse {
    /// The account.
    pub account: AccountKey,
    /// The family.
    pub family: Family,
    /// When its freshest export that answers was produced.
    pub exported_at: Timestamp,
    /// How many campaign-days it answered.
    pub campaign_days: usize,
    /// How many campaign-days it was left out of because it was stale.
    pub stale: usize,
    /// How many campaign-days another family disagrees with it about.
    pub disagreements: usize,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Its rows, by bucket and value.
    pub rows: Vec<AnswerRow>,
    /// The families that were used.
    pub families: Vec<FamilyUse>,
}

/// The slices whose rows a question about `range` needs, of the scopes that `wanted` accepts.
pub fn slices(live: &Live, range: Span, wanted: impl Fn(&Scope) -> bool) -> Vec<Slice> {
    let scopes = live.scopes.keys().filter(|scope| wanted(scope));
    let units = |scope: &Scope| -> Vec<Span> {
        live.units(scope).map(|(unit, _)| unit).filter(|unit| range.contains(*unit)).collect()
    };
    scopes.flat_map(|scope| crate::rules::coverage::slices_of(live, scope, &units(scope))).collect()
}

/// Answers a question.
pub fn answer(evidence: &Evidence<'_>, question: &Question<'_>) -> Answer {
    let mut rows: sum::Rows = sum::Rows::new();
    let mut families = Vec::new();
    for ledger in Ledger::of_accounts(evidence, question.range) {
        gather::account(&ledger, question, &mut rows, &mut families);
    }
    let rows = rows.into_iter().map(|((bucket, value), figures)| AnswerRow { bucket, value, figures }).collect();
    Answer { rows, families }
}

#[cfg(test)]
mod tests;

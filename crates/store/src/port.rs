use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use domain::{
    AccountKey, Batch, Breakdown, CampaignDay, Day, Decision, Entity, EntityPath, Export, ExportId, LoadId, Presence,
    Publication, Reach, ReachRow, SentTo, Slice, Span, Tally, Token, Version,
};

use crate::StoreError;

/// Rows on their way into the books.
pub trait Loads: Send + Sync {
    /// Stores rows of a load. Returns once they are safe.
    fn append(&self, load: LoadId, batches: &[Arc<Batch>]) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Stores reach of totals rows of a load.
    fn append_reach(&self, load: LoadId, rows: &[ReachRow]) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Adds the rows of a load up by campaign-day and platform. To be called once a load.
    fn roll_up(&self, load: LoadId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What stands in the books for a load: of its rows, and of their campaign-days.
    fn stands(&self, load: LoadId) -> impl Future<Output = Result<(Tally, Tally), StoreError>> + Send;

    /// Copies the rows of some entities from `slices` into the load `into`. An entity is
    /// named exactly as its rows name it.
    fn keep(
        &self,
        into: LoadId,
        slices: &[Slice],
        entities: &[EntityPath],
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Removes a load that nothing refers to.
    fn discard(&self, load: LoadId) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Every load that has rows.
    fn loads(&self) -> impl Future<Output = Result<Vec<LoadId>, StoreError>> + Send;

    /// How many rows each load has; a load without rows is not named.
    fn sizes(&self) -> impl Future<Output = Result<BTreeMap<LoadId, u64>, StoreError>> + Send;

    /// The loads whose rows a load of kept rows was copied from.
    fn origins(&self, loads: &[LoadId]) -> impl Future<Output = Result<Vec<(LoadId, LoadId)>, StoreError>> + Send;
}

/// What is said about exports, and when it became visible.
pub trait Journal: Send + Sync {
    /// Whether what the books are kept in is there and of the right version.
    fn ready(&self) -> impl Future<Output = Result<(), StoreError>> + Send {
        async { Ok(()) }
    }

    /// The publications after `version`, in order.
    fn publications(&self, after: Version) -> impl Future<Output = Result<Vec<Publication>, StoreError>> + Send;

    /// Makes the next version visible: one insert of one row, read back. Where another process
    /// has published that version meanwhile, nothing becomes visible ([`StoreError::Overtaken`]).
    fn publish(&self, line: &Publication) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// The last word about every export, in the order in which they were first seen.
    fn exports(&self) -> impl Future<Output = Result<Vec<Export>, StoreError>> + Send;

    /// The last word about one export.
    fn export(&self, id: &ExportId) -> impl Future<Output = Result<Option<Export>, StoreError>> + Send;

    /// How many exports are known.
    fn count_exports(&self) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// A new word about an export.
    fn record(&self, export: &Export) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What a person decided about entities that vanish from a report, the latest last.
    fn decisions(&self, report: &SentTo) -> impl Future<Output = Result<Vec<Decision>, StoreError>> + Send;

    /// Remembers a person's decision for a report.
    fn remember(&self, report: &SentTo, decision: &Decision) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Says what became of a sending, to whoever waits for it in another process. The first word
    /// about a sending stays.
    fn tell(&self, sending: LoadId, outcome: &str) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// What was said of a sending; nothing as long as it is not closed.
    fn told(&self, sending: LoadId) -> impl Future<Output = Result<Option<String>, StoreError>> + Send;
}

/// What rows add up to.
pub trait Figures: Send + Sync {
    /// What each entity delivered in each unit.
    fn presences(&self, slices: &[Slice]) -> impl Future<Output = Result<Vec<Presence>, StoreError>> + Send;

    /// Campaign-days by platform.
    fn campaign_days(&self, slices: &[Slice]) -> impl Future<Output = Result<Vec<CampaignDay>, StoreError>> + Send;

    /// Campaign-days by another dimension.
    fn cells(
        &self,
        slices: &[Slice],
        dimension: Dimension,
    ) -> impl Future<Output = Result<Vec<CampaignDay>, StoreError>> + Send;

    /// Every pair of campaign id and name that these loads give in units that touch `range`.
    fn names(&self, loads: &[LoadId], range: Span)
    -> impl Future<Output = Result<Vec<CampaignDay>, StoreError>> + Send;

    /// Reach exactly as reported, row by row; nothing for a key that occurs twice.
    fn reach(&self, slices: &[Slice]) -> impl Future<Output = Result<Vec<ReachObservation>, StoreError>> + Send;

    /// Reach of totals rows of these loads for exactly the window `span`.
    fn totals_reach(
        &self,
        loads: &[LoadId],
        span: Span,
    ) -> impl Future<Output = Result<Vec<(LoadId, ReachRow)>, StoreError>> + Send;
}

/// Rows that go for good. Nothing here is seen before a line of the journal says so.
pub trait Purging: Send + Sync {
    /// Which campaigns loads have rows of, unit by unit; the absent one where rows name none.
    fn campaigns(&self, loads: &[LoadId]) -> impl Future<Output = Result<Vec<CampaignDay>, StoreError>> + Send;

    /// What the rows of a load add up to that go.
    fn weigh(&self, load: LoadId, gone: &Gone) -> impl Future<Output = Result<Tally, StoreError>> + Send;

    /// Copies what stays of a load into another, reach of totals rows included. The copy is
    /// not rolled up yet.
    fn spare(&self, load: LoadId, into: LoadId, gone: &Gone) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Removes loads to which nothing refers any more.
    fn discard_all(&self, loads: &[LoadId]) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Removes what was said of exports before the last word about each.
    fn forget_words(&self, exports: &[ExportId]) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Removes what was decided about the entities of an account.
    fn forget_decisions(&self, account: &AccountKey) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Who may ask. Like what is said about exports, a word about a token is added and never
/// changed.
pub trait Tokens: Send + Sync {
    /// The last word about every token, in the order in which they were made.
    fn tokens(&self) -> impl Future<Output = Result<Vec<Token>, StoreError>> + Send;

    /// A new word about a token: that it was made, or revoked.
    fn record_token(&self, token: &Token) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Which rows of a load go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Those that end before a day.
    pub before: Option<Day>,
    /// Those of a campaign in a unit; of the absent one, those that name none.
    pub campaigns: Vec<(Span, Entity)>,
    /// Those of a link's campaign and origin in a unit.
    pub visits: Vec<(Span, Entity, Entity)>,
    /// Reach of totals rows for windows that overlap these.
    pub totals: Vec<Span>,
}

/// All three.
pub trait Store: Loads + Journal + Figures + 'static {}

impl<T: Loads + Journal + Figures + 'static> Store for T {}

/// A dimension of rows that campaign-day totals do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// The ad set.
    Adset,
    /// The ad.
    Ad,
    /// A breakdown column.
    Breakdown(Breakdown),
}

/// A breakdown and its value.
pub type Cell = (Breakdown, String);

/// Reach of one entity and window, as the platform reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReachObservation {
    /// The load.
    pub load: LoadId,
    /// The day or window.
    pub unit: Span,
    /// The entity.
    pub entity: EntityPath,
    /// Values of breakdown columns.
    pub cells: Vec<Cell>,
    /// The value; nothing where the platform gave none, or the key occurs twice.
    pub reach: Option<Reach>,
}

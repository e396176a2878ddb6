//! The words of campaign measurement, and the rules that need no IO.
//!
//! Nothing here reads a file, asks a clock or keeps a global. Everything else in the
//! workspace depends on this crate, and this crate depends on none of it.

mod batch;
mod breakdown;
mod channel;
mod coding;
mod day;
mod entity;
mod export;
mod grouped;
mod journal;
mod level;
mod metric;
mod money;
mod origin;
mod reach;
mod reject;
pub mod rules;
mod scope;
mod secret;
mod slice;
mod source;
mod tally;
mod token;

pub use batch::{Batch, Cells, Counts, DeliveryRow, TextColumn};
pub use breakdown::{Breakdown, BreakdownSet};
pub use channel::Channel;
pub use day::{Day, DayError, Span, Window, Zone};
pub use entity::{Entity, EntityPath, EntityRef};
pub use export::{
    DatedBy, Export, ExportFacts, ExportId, ExportState, Exported, Hold, LoadId, PlatformTotals, RowCounts, SentTo,
};
pub use grouped::grouped;
pub use journal::{
    Assignment, Decision, Event, EventKind, Missing, Outcome, Publication, Purge, Purged, Removed, Rename, Version,
};
pub use level::{Level, Measures};
pub use metric::{Carried, Metric, Unit};
pub use money::{Currency, Money, MoneyError};
pub use origin::Origin;
pub use reach::{Reach, ReachRow};
pub use reject::Reject;
pub use scope::{AccountKey, Family, Scope};
pub use secret::Secret;
pub use slice::{CampaignDay, Presence, Slice};
pub use source::Source;
pub use tally::Tally;
pub use token::{Role, Standing, Token};

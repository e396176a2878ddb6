//! What is answered, one file a resource. A field that may be absent is sent as null, never
//! left out, so that a reader can tell "nothing" from "not asked".

mod campaigns;
mod closed;
mod definitions;
mod export;
mod exports;
mod figure;
mod reach;
mod series;
mod summary;
mod table;
mod totals;
mod unassigned;

pub use campaigns::{CampaignAnswer, CampaignsAnswer, Flight};
pub use definitions::{Definition, DefinitionsAnswer};
pub use export::{ExportAnswer, ExportRecord, MissingEntity, RejectedRow};
pub use exports::ExportsAnswer;
pub use figure::{Amount, Cell, Number, State};
pub use reach::{ReachAnswer, ReachRecord};
pub use series::{FamilyAnswer, SeriesAnswer};
pub use summary::{Figure, SummaryAnswer};
pub use table::{Row, RowKey, Table};
pub use totals::Totals;
pub use unassigned::{UnassignedAnswer, UnassignedCampaign};

//! What is answered, one file a resource. A field that may be absent is sent as null, never
//! left out, so that a reader can tell "nothing" from "not asked".

mod across;
mod annotations;
mod campaigns;
mod closed;
mod coverage;
mod definitions;
mod export;
mod exports;
mod figure;
mod file;
mod pacing;
mod reach;
mod rows;
mod series;
mod session;
mod summary;
mod table;
mod totals;
mod unassigned;

pub use across::{ReachAcross, ReachInput};
pub use annotations::AnnotationsAnswer;
pub use campaigns::{
    AccountAnswer, AnnotationAnswer, CampaignAnswer, CampaignsAnswer, ChannelBudget, Flight, PopulationAnswer,
};
pub use coverage::{CoverageAnswer, CoveredDay, DayState};
pub use definitions::{Definition, DefinitionsAnswer};
pub use export::{ExportAnswer, ExportRecord, MissingEntity, RejectedRow};
pub use exports::ExportsAnswer;
pub use figure::{Amount, Cell, Interval, Number, State};
pub(crate) use file::FileLine;
pub use pacing::{PacingAnswer, PacingRow, PacingState};
pub use reach::{ReachAnswer, ReachRecord};
pub use rows::{AccountedRows, RowsAnswer};
pub use series::{FamilyAnswer, SeriesAnswer};
pub use session::SessionAnswer;
pub use summary::{Figure, SummaryAnswer};
pub use table::{Row, RowKey, Table};
pub use totals::Totals;
pub use unassigned::{UnassignedAnswer, UnassignedCampaign};

use domain::{Day, Source, Version};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sheet::{Tabular, named};

/// Which days are there, account by account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoverageAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// First day; null where nothing is known.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// Last day.
    #[schema(required, value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// One row an account and day.
    pub rows: Vec<CoveredDay>,
}

/// A day of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoveredDay {
    /// The source.
    #[schema(schema_with = super::closed::source)]
    pub source: Source,
    /// The account.
    pub account: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub date: Day,
    /// What is known of it.
    pub state: DayState,
}

/// What is known of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// Confirmed after the platform's window for it had closed.
    Final,
    /// The window has closed, and nothing confirmed it since: download it again.
    NotRechecked,
    /// The platform may still restate it.
    Moving,
    /// Only an export that waits for a person speaks of it.
    Held,
    /// No export speaks of it.
    Missing,
}

impl Tabular for CoverageAnswer {
    const NAME: &'static str = "coverage";

    fn columns(&self) -> Vec<String> {
        named(&["source", "account", "date", "state"])
    }
}

use domain::Version;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AnnotationAnswer, CampaignsAnswer};
use crate::Refusal;
use crate::questions::Days;
use crate::sheet::{Tabular, named};

/// What happened when in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AnnotationsAnswer {
    /// When the data version became visible.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The data version.
    #[schema(value_type = u32)]
    pub data_version: Version,
    /// The campaign's id.
    pub campaign: String,
    /// One row an annotation, by day.
    pub rows: Vec<AnnotationAnswer>,
}

impl AnnotationsAnswer {
    /// Those of one campaign, on the days asked about.
    ///
    /// # Errors
    /// There is no campaign of this id.
    pub(crate) fn of(all: CampaignsAnswer, id: &str, days: Days) -> Result<Self, Refusal> {
        let known: Vec<String> = all.campaigns.iter().map(|campaign| campaign.id.clone()).collect();
        let found = all.campaigns.into_iter().find(|campaign| campaign.id == id);
        let found = found.ok_or_else(|| Refusal::unknown_campaign(id, &known))?;
        let asked = |row: &AnnotationAnswer| {
            days.from.is_none_or(|from| from <= row.day) && days.to.is_none_or(|to| row.day <= to)
        };
        let mut rows: Vec<AnnotationAnswer> = found.annotations.into_iter().filter(asked).collect();
        rows.sort_by_key(|row| row.day);
        Ok(Self { as_of: all.as_of, data_version: all.data_version, campaign: found.id, rows })
    }
}

impl Tabular for AnnotationsAnswer {
    const NAME: &'static str = "annotations";

    fn columns(&self) -> Vec<String> {
        named(&["day", "text"])
    }
}

use domain::{Breakdown, Level};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::Fault;
use crate::cell::clip;
use crate::unread::unsupported;

/// What the answer says besides its figures. Names that are missing are empty.
#[derive(Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    data_type: String,
    request: Option<Request>,
}

#[derive(Deserialize)]
struct Request {
    params: Option<Params>,
}

/// What was asked for.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Params {
    /// The moment at which the first bucket begins.
    pub(super) start_time: String,
    /// The moment at which the last bucket ends.
    pub(super) end_time: String,
    pub(super) granularity: String,
    entity: String,
    placement: String,
    segmentation_type: Option<String>,
    country: Option<IgnoredAny>,
    platform: Option<IgnoredAny>,
}

const CAMPAIGNS: &str = "Ask for the campaigns at the placement ALL_ON_TWITTER, with the metric groups ENGAGEMENT, \
                         BILLING and VIDEO.";

impl Answer {
    /// What was asked for.
    ///
    /// # Errors
    /// The answer is another, or does not repeat the request.
    pub(super) fn params(self) -> Result<Params, Fault> {
        if self.data_type != "stats" {
            let what = format!("an answer of X's API with the data type `{}`", clip(&self.data_type));
            return Err(unsupported(&what, CAMPAIGNS));
        }
        self.request.and_then(|request| request.params).ok_or_else(no_request)
    }
}

impl Params {
    /// The level of the entities that were asked for.
    ///
    /// # Errors
    /// It is one that the books do not have, or only a part of what an entity delivered.
    pub(super) fn level(&self) -> Result<Level, Fault> {
        self.is_whole()?;
        match self.entity.as_str() {
            "ACCOUNT" => Ok(Level::Account),
            "CAMPAIGN" => Ok(Level::Campaign),
            "LINE_ITEM" => Ok(Level::Adset),
            "PROMOTED_TWEET" => Ok(Level::Ad),
            other => {
                let what = format!("an answer of X's API about entities of the kind `{}`", clip(other));
                Err(unsupported(&what, CAMPAIGNS))
            }
        }
    }

    /// A placement by itself would be taken for all of the campaign's delivery, and replace it.
    fn is_whole(&self) -> Result<(), Fault> {
        if self.placement != "ALL_ON_TWITTER" {
            let what = format!("an answer of X's API about the placement `{}` alone", clip(&self.placement));
            return Err(unsupported(&what, CAMPAIGNS));
        }
        if self.country.is_some() || self.platform.is_some() {
            return Err(unsupported("an answer of X's API about one country or platform alone", CAMPAIGNS));
        }
        Ok(())
    }

    /// What the figures of an entity are split by, if anything.
    ///
    /// # Errors
    /// The books have no word for it.
    pub(super) fn breakdown(&self) -> Result<Option<Breakdown>, Fault> {
        match self.segmentation_type.as_deref() {
            None => Ok(None),
            Some("AGE") => Ok(Some(Breakdown::Age)),
            Some("GENDER") => Ok(Some(Breakdown::Gender)),
            Some("PLATFORMS") => Ok(Some(Breakdown::DevicePlatform)),
            Some(other) => {
                let what = format!("an answer of X's API split by `{}`", clip(other));
                Err(unsupported(&what, "Ask for it without segmentation, or by AGE, GENDER or PLATFORMS."))
            }
        }
    }
}

fn no_request() -> Fault {
    let message = "the answer does not repeat its request, which alone says its dates";
    Fault::new("no_dates", message, "Send the platform's answer unchanged, as it came.")
}

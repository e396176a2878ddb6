use serde::Deserialize;

use super::figures::Figures;

/// What an entity delivered, or a part of it.
#[derive(Deserialize)]
pub(super) struct Part {
    /// Which part; nothing where it is the whole.
    pub(super) segment: Option<Segment>,
    #[serde(default)]
    pub(super) metrics: Option<Figures>,
}

/// One value of what the figures are split by.
#[derive(Deserialize)]
pub(super) struct Segment {
    #[serde(default)]
    pub(super) segment_name: String,
}

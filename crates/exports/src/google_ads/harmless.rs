/// Columns of text, by normalised name, that describe a row's entity without splitting its
/// figures.
const NAMES: &[&str] = &[
    "ad format",
    "ad group type",
    "ad rotation",
    "ad schedule",
    "ad type",
    "bid adj.",
    "brand inclusions",
    "budget",
    "business name",
    "call to action",
    "call to action text",
    "campaign goal",
    "campaign group",
    "campaign subtype",
    "campaign type",
    "companion banner",
    "conversion goals",
    "custom parameter",
    "date range",
    "default max. cpc",
    "delivery method",
    "devices",
    "display name",
    "duration",
    "eligibility",
    "end date",
    "campaign end date",
    "experiment",
    "goal",
    "goals",
    "image",
    "language",
    "languages",
    "locations",
    "locations of interest",
    "logo",
    "manager",
    "marketing objective",
    "networks",
    "objective",
    "path 1",
    "path 2",
    "policy details",
    "recommendations",
    "start date",
    "campaign start date",
    "status",
    "status reasons",
    "time zone",
    "tracking template",
    "video duration",
];

/// Parts of names that mark a setting, a state or a text of the entity.
const PARTS: &[&str] = &[
    " setting",
    " state",
    " status",
    "ad strength",
    "budget",
    "bid strategy",
    "description",
    "headline",
    "label",
    "max. cp",
    "optimisation score",
    "optimization score",
    "status",
    "target cp",
    "target roas",
    " url",
];

/// What an ad has one of.
const OF_AN_AD: &[&str] = &["video", "video id", "video title", "final url", "landing page"];

/// Segments that the books have no word for.
const SPLITS: &[&str] = &[
    "ad destination",
    "asset",
    "asset group",
    "audience",
    "audience segment",
    "city",
    "click type",
    "conversion action",
    "conversion action category",
    "conversion category",
    "conversion source",
    "county",
    "days to conversion",
    "hour of day",
    "hour of the day",
    "household income",
    "interaction type",
    "keyword",
    "match type",
    "network",
    "network (with search partners)",
    "parental status",
    "placement",
    "placement type",
    "placement url",
    "postal code",
    "product",
    "search keyword",
    "search term match type",
    "top vs. other",
    "topic",
    "landing page",
    "video",
    "video id",
    "video title",
];

/// Whether a column of this name is known to split nothing.
pub(super) fn is_harmless(name: &str) -> bool {
    NAMES.contains(&name) || PARTS.iter().any(|part| name.contains(part))
}

/// Whether a column of this name is a segment that cannot be read.
pub(super) fn splits(name: &str) -> bool {
    SPLITS.contains(&name)
}

/// Whether an ad has one of what a column of this name holds.
pub(super) fn is_of_an_ad(name: &str) -> bool {
    OF_AN_AD.contains(&name)
}

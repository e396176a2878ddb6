use crate::coding::words;

/// The entity that a row of an export is about, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The whole account: the file has no column that names a campaign, ad set or ad.
    Account,
    /// A campaign.
    Campaign,
    /// An ad set (ad group, line item).
    Adset,
    /// An ad.
    Ad,
}

words!(Level, "level", {
    Account => "account",
    Campaign => "campaign",
    Adset => "adset",
    Ad => "ad",
});

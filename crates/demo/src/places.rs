//! Where each file belongs. What the sources, accounts and reports are called stands here, and
//! in `reachline.toml`.

use domain::Source;

/// A saved report of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) source: &'static str,
    pub(crate) account: &'static str,
    pub(crate) report: &'static str,
}

/// The account on every platform.
const POLICE: &str = "example-police";
/// The account of the helpline's site, and of the helpline itself.
const HELPLINE: &str = "example-helpline";

const fn place(source: &'static str, account: &'static str, report: &'static str) -> Place {
    Place { source, account, report }
}

pub(crate) const META_CAMPAIGNS: Place = place(Source::Meta.as_str(), POLICE, "campaigns");
pub(crate) const META_ADS: Place = place(Source::Meta.as_str(), POLICE, "ads");
pub(crate) const META_AGES: Place = place(Source::Meta.as_str(), POLICE, "age-gender");
pub(crate) const META_REGIONS: Place = place(Source::Meta.as_str(), POLICE, "region");
pub(crate) const META_REACH: Place = place(Source::Meta.as_str(), POLICE, "reach");
pub(crate) const X_CAMPAIGNS: Place = place(Source::X.as_str(), POLICE, "campaigns");
pub(crate) const SNAPCHAT_CAMPAIGNS: Place = place(Source::Snapchat.as_str(), POLICE, "campaigns");
pub(crate) const SNAPCHAT_AGES: Place = place(Source::Snapchat.as_str(), POLICE, "age-gender");
pub(crate) const SNAPCHAT_REACH: Place = place(Source::Snapchat.as_str(), POLICE, "reach");
pub(crate) const GOOGLE_CAMPAIGNS: Place = place(Source::GoogleAds.as_str(), POLICE, "campaigns");
pub(crate) const GOOGLE_REACH: Place = place(Source::GoogleAds.as_str(), POLICE, "reach");
pub(crate) const VISITS: Place = place(Source::Ga4.as_str(), HELPLINE, "traffic-acquisition");
pub(crate) const CLICKS: Place = place("click_log", "example-links", "clicks");
pub(crate) const CONTACTS: Place = place("helpline", HELPLINE, "contacts");

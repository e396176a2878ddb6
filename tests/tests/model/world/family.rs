//! Kinds of exports, of three accounts.

use domain::{AccountKey, Breakdown, BreakdownSet, Level, Measures, Scope, Source};

/// One kind of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Family {
    pub(crate) source: Source,
    pub(crate) report: &'static str,
    pub(crate) level: Level,
    pub(crate) breakdown: Option<Breakdown>,
    /// Whether rows name campaigns and ads by id as well.
    pub(crate) ids: bool,
    /// Whether rows are for whole windows.
    pub(crate) windows: bool,
    /// Whether each row says its reach.
    pub(crate) reach: bool,
    /// The campaigns that its filter lets through.
    pub(crate) campaigns: &'static [usize],
}

/// The delivery of a platform; the visits as two accounts count them, each in its own way.
pub(crate) const FAMILIES: &[Family] = &[
    delivery("default", Level::Ad),
    delivery("default", Level::Campaign).with_reach(),
    delivery("default", Level::Campaign).by(Breakdown::Age).with_reach(),
    delivery("other", Level::Campaign).of(&[2]),
    delivery("region", Level::Account).by(Breakdown::Region).of(&[0]),
    delivery("window", Level::Campaign).over_windows().with_reach(),
    delivery("ids", Level::Ad).with_ids().with_reach(),
    delivery("default", Level::Campaign).by(Breakdown::Platform).with_reach(),
    delivery("window", Level::Campaign).by(Breakdown::Age).over_windows().with_reach(),
    delivery("region", Level::Account).by(Breakdown::Region).of(&[0]).over_windows(),
    visits(Source::Ga4, "default", Level::SourceMediumUtmCampaign),
    visits(Source::Ga4, "default", Level::UtmCampaign),
    visits(Source::Ga4, "default", Level::SourceMedium),
    visits(Source::Ga4, "other", Level::SourceMediumUtmCampaign).of(&[0, 2]),
    visits(Source::Ga4, "window", Level::SourceMediumUtmCampaign).over_windows(),
    visits(Source::Ga4, "window", Level::UtmCampaign).over_windows(),
    visits(Source::Other, "default", Level::SourceMediumUtmCampaign),
    visits(Source::Other, "default", Level::UtmCampaign),
];

/// How many of them are of delivery: they stand first.
pub(crate) const OF_DELIVERY: usize = 10;

const fn delivery(report: &'static str, level: Level) -> Family {
    Family {
        source: Source::Meta,
        report,
        level,
        breakdown: None,
        ids: false,
        windows: false,
        reach: false,
        campaigns: &[0, 1, 2],
    }
}

const fn visits(source: Source, report: &'static str, level: Level) -> Family {
    Family { source, ..delivery(report, level) }
}

impl Family {
    const fn by(self, breakdown: Breakdown) -> Self {
        Self { breakdown: Some(breakdown), ..self }
    }

    const fn of(self, campaigns: &'static [usize]) -> Self {
        Self { campaigns, ..self }
    }

    const fn over_windows(self) -> Self {
        Self { windows: true, ..self }
    }

    const fn with_ids(self) -> Self {
        Self { ids: true, ..self }
    }

    const fn with_reach(self) -> Self {
        Self { reach: true, ..self }
    }

    pub(crate) fn scope(&self, report: &str) -> Scope {
        let breakdowns = self.breakdown.map_or(BreakdownSet::EMPTY, |breakdown| BreakdownSet::EMPTY.with(breakdown));
        let AccountKey { source, account } = account(self.source);
        Scope { source, account, report: report.to_owned(), level: self.level, breakdowns }
    }

    pub(crate) fn cells(&self) -> &'static [&'static str] {
        match self.breakdown {
            None => &[""],
            Some(Breakdown::Age) => &["18-24", "25-34"],
            Some(Breakdown::Platform) => &["facebook", "instagram"],
            Some(_) => &["Fife", "Moray"],
        }
    }

    /// Whether its rows are visits.
    pub(crate) fn counts_visits(&self) -> bool {
        self.level.measures() == Measures::Referrals
    }

    /// Whether its rows say which campaign they are about.
    pub(crate) fn names_campaigns(&self) -> bool {
        !matches!(self.level, Level::Account | Level::SourceMedium)
    }

    /// Whether its rows say more than a campaign: which ad, or where visits came from.
    pub(crate) fn names_parts(&self) -> bool {
        matches!(self.level, Level::Ad | Level::SourceMedium | Level::SourceMediumUtmCampaign)
    }
}

/// The one account of a source.
pub(crate) fn account(source: Source) -> AccountKey {
    AccountKey { source, account: "plain".to_owned() }
}

//! What is left of a file about people once only what is read of it stays.

use domain::{Breakdown, BreakdownSet, DeliveryRow, Level, Metric, Origin, Scope, Source};

/// A log of clicks or a table of contacts in its own layout, but without the columns that are
/// not read and with days for moments: what was counted of it, and nothing else.
///
/// Read again, it gives the same counts in the same scope. Rows that were rejected and clicks of
/// robots are not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Moment,
    Source,
    Medium,
    Campaign,
    Day,
    Split(Breakdown),
    Contacts,
}

/// A count that a helpline withheld because it is small; below what is not kept.
const WITHHELD: &str = "<";

impl Redacted {
    /// The layout for files of a source, where they are about people; nothing for sources
    /// whose files hold sums only.
    pub fn is_needed(source: Source) -> bool {
        matches!(source, Source::ClickLog | Source::Helpline)
    }

    /// The layout for rows of a scope.
    pub fn of(scope: &Scope) -> Self {
        let columns = match scope.source {
            Source::Helpline => contacts(scope.breakdowns),
            _ => clicks(scope.level),
        };
        Self { columns }
    }

    /// The names of the columns.
    pub fn header(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name())
    }

    /// The lines that a row stands for: how often each is to be written, and its cells.
    pub fn lines<'r>(&self, row: &'r DeliveryRow<'_>) -> impl Iterator<Item = (u64, Vec<String>)> + use<'_, 'r> {
        let count = |metric: Metric| row.counts.get(metric.index()).copied().unwrap_or_default().unsigned_abs();
        let (clicks, contacts) = (count(Metric::Referrals), count(Metric::Contacts));
        let withheld = count(Metric::ContactsWithheld);
        let told =
            if self.columns.contains(&Column::Moment) { clicks } else { u64::from(contacts > 0 || withheld == 0) };
        let lines = [(told, contacts.to_string()), (withheld, WITHHELD.to_owned())];
        lines.into_iter().filter(|(times, _)| *times > 0).map(|(times, contacts)| (times, self.cells(row, &contacts)))
    }

    fn cells(&self, row: &DeliveryRow<'_>, contacts: &str) -> Vec<String> {
        let cell = |column: &Column| match column {
            Column::Moment | Column::Day => row.span.from.to_string(),
            Column::Source => self.origin(row).0.to_owned(),
            Column::Medium => self.origin(row).1.to_owned(),
            Column::Campaign => row.campaign.name.to_owned(),
            Column::Split(breakdown) => row.cells.get(*breakdown as usize).copied().unwrap_or_default().to_owned(),
            Column::Contacts => contacts.to_owned(),
        };
        self.columns.iter().map(cell).collect()
    }

    /// A tag may hold the mark between both as well. Where it is taken apart makes no difference to
    /// the whole, as long as neither part loses a space at its edge when it is read again.
    fn origin<'r>(&self, row: &DeliveryRow<'r>) -> (&'r str, &'r str) {
        let text = row.adset.name;
        if !self.columns.contains(&Column::Medium) {
            return (text.strip_suffix(Origin::BETWEEN).unwrap_or(text), "");
        }
        let mut splits = text.char_indices().filter_map(|(at, _)| {
            let (source, rest) = text.split_at_checked(at)?;
            Some((source, rest.strip_prefix(Origin::BETWEEN)?))
        });
        let is_whole = |(source, medium): &(&str, &str)| source.trim() == *source && medium.trim() == *medium;
        splits.find(is_whole).unwrap_or((text, ""))
    }
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Moment => "clicked_at",
            Self::Source => "utm_source",
            Self::Medium => "utm_medium",
            Self::Campaign => "utm_campaign",
            Self::Day => "date",
            Self::Split(Breakdown::Nation) => "nation",
            Self::Split(Breakdown::HeardAbout) => "heard_about",
            Self::Split(_) => "channel",
            Self::Contacts => "contacts",
        }
    }
}

fn clicks(level: Level) -> Vec<Column> {
    use Level::{MediumUtmCampaign, SourceMedium, SourceMediumUtmCampaign, SourceUtmCampaign, UtmCampaign};
    let medium = matches!(level, Level::Medium | SourceMedium | MediumUtmCampaign | SourceMediumUtmCampaign);
    let campaign = matches!(level, UtmCampaign | SourceUtmCampaign | MediumUtmCampaign | SourceMediumUtmCampaign);
    let tags = [(medium, Column::Medium), (campaign, Column::Campaign)];
    let tags = tags.into_iter().filter_map(|(has, column)| has.then_some(column));
    // A log without this column is none.
    [Column::Moment, Column::Source].into_iter().chain(tags).collect()
}

fn contacts(breakdowns: BreakdownSet) -> Vec<Column> {
    let splits = [Breakdown::ContactChannel, Breakdown::Nation, Breakdown::HeardAbout];
    let splits = splits.into_iter().filter(|breakdown| breakdowns.has(*breakdown)).map(Column::Split);
    std::iter::once(Column::Day).chain(splits).chain([Column::Contacts]).collect()
}

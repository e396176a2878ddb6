//! Exports as those who make them write them.

use domain::{Breakdown, Level, Source};

use super::{Recipe, Row};

impl Recipe {
    /// The export, in the layout of its source.
    pub(crate) fn csv(&self, salt: u64) -> String {
        let (head, columns) = match self.family().source {
            Source::Meta => ("\u{feff}".to_owned(), self.delivery_columns(salt)),
            Source::Ga4 => (self.title(), self.analytics_columns()),
            _ => (String::new(), self.template_columns()),
        };
        let line = |row: Option<&Row>| {
            let cells: Vec<String> =
                columns.iter().map(|(name, cell)| row.map_or_else(|| name.clone(), cell)).collect();
            cells.join(",") + "\n"
        };
        let rows = self.rows();
        let lines = std::iter::once(line(None)).chain(rows.iter().map(|row| line(Some(row))));
        head + &lines.collect::<String>()
    }

    fn delivery_columns(&self, salt: u64) -> Vec<Column> {
        let family = self.family();
        let mut columns = Vec::new();
        if family.ids {
            columns.push(column("Campaign ID", |row| row.campaign_id.clone()));
        }
        if family.names_campaigns() {
            columns.push(column("\"Campaign name\"", |row| row.campaign.clone()));
        }
        if family.ids {
            columns.push(column("\"Ad ID\"", |row| row.part_id.clone()));
        }
        if family.level == Level::Ad {
            columns.push(column("\"Ad name\"", |row| row.part.clone()));
        }
        if !family.windows {
            columns.push(column("Day", |row| row.unit.from.to_string()));
        }
        columns.extend(family.breakdown.map(|breakdown| column(title_of(breakdown), |row| row.cell.clone())));
        if family.reach {
            columns.push(column("Reach", |row| row.reach.map_or_else(String::new, |reach| reach.to_string())));
        }
        columns.extend([
            column("Impressions", |row| row.count.to_string()),
            column("\"Amount spent (GBP)\"", |row| format!("{}.{:04}", row.spend / 10_000, row.spend % 10_000)),
            // A column that no reader needs makes the content, and so the export, another one.
            column(&format!("\"* Ratio {salt}\""), |_| String::new()),
            column("\"Reporting starts\"", |row| row.unit.from.to_string()),
            column("\"Reporting ends\"", |row| row.unit.to.to_string()),
        ]);
        columns
    }

    fn title(&self) -> String {
        let digits = |day: domain::Day| day.to_string().replace('-', "");
        let span = self.span();
        format!("# Invented\n# Start date: {}\n# End date: {}\n", digits(span.from), digits(span.to))
    }

    fn analytics_columns(&self) -> Vec<Column> {
        let family = self.family();
        let mut columns = Vec::new();
        if family.names_parts() {
            columns.push(column("Session source / medium", |row| row.part.clone()));
        }
        if family.names_campaigns() {
            columns.push(column("Session campaign", |row| row.campaign.clone()));
        }
        if !family.windows {
            columns.push(column("Date", |row| row.unit.from.to_string().replace('-', "")));
        }
        columns.push(column("Sessions", |row| row.count.to_string()));
        columns
    }

    fn template_columns(&self) -> Vec<Column> {
        let family = self.family();
        let half = |row: &Row, at: usize| row.part.split(" / ").nth(at).unwrap_or_default().to_owned();
        let mut columns = vec![column("date", |row| row.unit.from.to_string())];
        if family.names_parts() {
            columns.push(column("utm_source", move |row| half(row, 0)));
            columns.push(column("utm_medium", move |row| half(row, 1)));
        }
        columns.push(column("utm_campaign", |row| row.campaign.clone()));
        columns.push(column("visits", |row| row.count.to_string()));
        columns
    }
}

/// A column: its title, and what it says of a row.
type Column = (String, Box<dyn Fn(&Row) -> String>);

fn column(name: &str, cell: impl Fn(&Row) -> String + 'static) -> Column {
    (name.to_owned(), Box::new(cell))
}

const fn title_of(breakdown: Breakdown) -> &'static str {
    match breakdown {
        Breakdown::Age => "Age",
        Breakdown::Platform => "Platform",
        _ => "Region",
    }
}

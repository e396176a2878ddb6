use domain::{PlatformTotals, Reach};

use crate::Fault;
use crate::record::Record;
use crate::table::{Cells, Dialect, Plan, Role, Rows};

use super::dialect::Downloaded;

/// The totals below the rows. They overlap: the rows are checked against the one that is
/// theirs, and the account's gives its reach.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) rows: Option<PlatformTotals>,
    pub(super) reach: Option<Reach>,
    /// Whether there was any.
    pub(super) begun: bool,
}

/// A total, by its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of the rows that the file shows.
    Rows,
    /// Of the whole account, removed and filtered entities included.
    Account,
    /// Of a part of either: one type of campaign, or one value of a segment.
    Part,
}

impl Totals {
    /// Keeps what a total says.
    pub(super) fn take(&mut self, kind: Kind, record: &Record<'_>, rows: &mut Rows<Downloaded>) -> Result<(), Fault> {
        self.begun = true;
        let first = self.rows.is_none();
        match kind {
            Kind::Rows if first => self.rows = Some(rows.total(record, Cells::Figures)?.figures),
            Kind::Account => self.reach = rows.total(record, Cells::Figures)?.reach,
            Kind::Rows | Kind::Part => {}
        }
        Ok(())
    }
}

/// Which total a row is, if any. The label stands in the first cell or, where a segment comes
/// first, in the second; no other entity is named beside it, or it is a campaign's own name.
pub(super) fn kind(plan: &Plan, record: &Record<'_>, texts: usize) -> Option<Kind> {
    let (at, label) = record.cells().take(texts).enumerate().find_map(|(at, cell)| Some((at, label(cell)?)))?;
    let beside = |is: fn(Role) -> bool| {
        let mut cells = record.cells().zip(&plan.roles).enumerate();
        cells.any(|(other, (cell, role))| other != at && is(*role) && !Downloaded::is_nothing(cell))
    };
    if beside(|role| role.level().is_some()) {
        return None;
    }
    Some(if beside(Role::is_dimension) { Kind::Part } else { named(label) })
}

/// What follows `Total:`, or `Total -` as it was of old.
fn label(cell: &str) -> Option<&str> {
    let rest = cell.strip_prefix("Total")?;
    let rest = rest.trim_start();
    let named = rest.strip_prefix(':').or_else(|| rest.strip_prefix('-'));
    named.or(rest.is_empty().then_some(rest)).map(str::trim)
}

fn named(label: &str) -> Kind {
    match label.to_ascii_lowercase().as_str() {
        "campaigns" | "ad groups" | "ads" | "filtered" => Kind::Rows,
        "account" => Kind::Account,
        _ => Kind::Part,
    }
}

use crate::record::Record;
use crate::table::{Dialect, Plan, Role};

use super::times::Hours;

/// Whether a row is the total: it names no entity and no part of one, or says so instead.
pub(super) fn is_total(plan: &Plan, record: &Record<'_>) -> bool {
    let mut names = filled(plan, record, |role| role.level().is_some());
    match (names.next(), names.next()) {
        (None, _) => {
            let part = filled(plan, record, |role| matches!(role, Role::Breakdown(_))).next().is_some();
            !part || record.cells().any(says_total)
        }
        (Some(name), None) => says_total(name),
        _ => false,
    }
}

/// The cells of some columns that say something.
fn filled<'a>(plan: &Plan, record: &Record<'a>, is: fn(Role) -> bool) -> impl Iterator<Item = &'a str> {
    let cells = record.cells().zip(&plan.roles).filter(move |(_, role)| is(**role));
    cells.map(|(cell, _)| cell).filter(|cell| !Hours::is_nothing(cell))
}

fn says_total(cell: &str) -> bool {
    let word = cell.trim().trim_end_matches(':');
    word.eq_ignore_ascii_case("total") || word.eq_ignore_ascii_case("totals")
}

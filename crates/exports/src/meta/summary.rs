use crate::record::Record;
use crate::table::{Dimensions, Plan, Role};

/// Whether every cell that tells rows apart is empty, as on the platform's own total. The
/// state of delivery is empty there too, or 0 in the table export.
pub(super) fn names_nothing(plan: &Plan, record: &Record<'_>) -> bool {
    let blank = |role: Role, cell: &str| match (plan.dimensions, role) {
        (_, Role::Delivery) => matches!(cell, "" | "0"),
        (Dimensions::Account, Role::AccountId | Role::AccountName) => cell.is_empty(),
        (Dimensions::Columns, role) => cell.is_empty() || !role.is_dimension(),
        _ => true,
    };
    plan.dimensions != Dimensions::None && record.cells().zip(&plan.roles).all(|(cell, role)| blank(*role, cell))
}

/// The words that stand for a table without rows, alone or padded with empty cells.
pub(super) fn says_no_data(record: &Record<'_>) -> bool {
    let mut cells = record.cells();
    let first = cells.next().unwrap_or_default().trim().trim_end_matches('.');
    first.eq_ignore_ascii_case("no data available") && cells.all(str::is_empty)
}

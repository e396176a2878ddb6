//! The faults and warnings of tables, with their remedies.

use domain::Reject;

use crate::Fault;
use crate::cell::clip;

const AGAIN: &str = "Download the report again and send it unchanged.";

/// Text in a column that the reader does not know. It is not quoted: nobody knows what it is.
pub(crate) fn unknown_column() -> Fault {
    let message = "the column is not known, and holds text: it may split the rows in a way that cannot be added up";
    let remedy = "Download the report without this column, or ask for it to be supported.";
    Fault::new("unknown_column", message, remedy)
}

/// A column that splits the rows in a way that there is no word for.
pub(crate) fn splits() -> Fault {
    let message = "the column splits the rows in a way that cannot be kept apart or added up";
    Fault::new("unknown_column", message, "Download the report without this column.")
}

/// Rows of several accounts.
pub(crate) fn several_accounts(first: &str, other: &str) -> Fault {
    let message = format!("the file holds rows of several accounts, `{}` and `{}`", clip(first), clip(other));
    Fault::new("several_accounts", message, "Download one report for each ad account, into its own folder.")
}

/// Money in another currency than the header says.
pub(crate) fn currency(expected: &str, cell: &str) -> Fault {
    let message = format!("the currency is `{}`, but the file's is {expected}", clip(cell));
    Fault::new("currency_mismatch", message, "Download one report for each currency; amounts of two are never added.")
}

/// Rows that share days, in a file where nothing tells them apart.
pub(crate) fn no_dimension() -> Fault {
    let message = "several rows are about the same days, but no column that is known tells them apart";
    let remedy = "Download the report with its campaign, breakdown or Day column.";
    Fault::new("no_dimension_column", message, remedy)
}

/// Rows below the words that there are none.
pub(crate) fn after_no_data() -> Fault {
    Fault::new("row_too_narrow", "the file says that no data are available, but has more rows", AGAIN)
}

/// A last line, without a line break, that ends within a value.
pub(crate) fn cut_short() -> Fault {
    let message = "the last line ends too early, and has no line break";
    Fault::new("truncated", message, "The file was cut short while it was copied. Copy or download it again.")
}

/// A total that cannot be read.
pub(crate) fn summary(reject: &Reject) -> Fault {
    let message = format!("the platform's own total cannot be read: {}", reject.message);
    Fault::new("summary_row_unreadable", message, AGAIN).at_row(reject.row).in_column(&reject.column)
}

/// A row below the platform's total, which is the last.
pub(crate) fn after_total() -> Fault {
    let message = "a row stands below the platform's own total: either is not what it seems to be";
    let remedy = "Download the report with its id columns, unsorted, and send it unchanged.";
    Fault::new("row_after_total", message, remedy)
}

/// Counts beyond any account's.
pub(crate) fn sum_too_large() -> Fault {
    Fault::new("sum_too_large", "the counts add up to more than can be held", AGAIN)
}

/// Rows that do not add up to the platform's own total.
pub(crate) fn differs(what: &str, rows: &str, total: &str, by: &str, fewer: bool) -> String {
    let than = if fewer { "less" } else { "more" };
    format!("The rows add up to {rows} {what}, but the platform's own total is {total}: the rows have {by} {than}.")
}

/// A figure that the file has no column for.
pub(crate) fn not_known(what: &str) -> String {
    format!("The file has no column for {what}, so that is not known.")
}

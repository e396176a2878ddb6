//! Tables as CSV (RFC 4180).

use serde_json::Value;

use crate::sheet::{Sheet, text};

/// Who will read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A program: UTF-8 without a mark, cells as they are.
    Program,
    /// A spreadsheet: see [`for_spreadsheet`].
    Spreadsheet,
}

/// Writes a table.
pub(crate) fn write(sheet: &Sheet, reader: Reader) -> String {
    let mut out = String::from(if reader == Reader::Spreadsheet { "\u{feff}" } else { "" });
    line(&mut out, sheet.header.iter().cloned());
    for row in &sheet.rows {
        line(&mut out, row.iter().map(|value| cell(value, reader)));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        quote(out, &cell);
    }
    out.push_str("\r\n");
}

fn quote(out: &mut String, cell: &str) {
    if cell.contains([',', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

fn cell(value: &Value, reader: Reader) -> String {
    let text = text(value);
    if reader == Reader::Spreadsheet && !value.is_number() { for_spreadsheet(&text) } else { text.into_owned() }
}

/// A text that a spreadsheet neither runs nor rounds, marked by a leading apostrophe.
///
/// Names of campaigns come from outside: a cell that begins like a formula would be run. The
/// apostrophe is what OWASP recommends. Ids of more than 11 digits would be shown in
/// scientific notation, and beyond 15 digits changed for good. `="…"` would keep them too,
/// but is itself a formula, which mail filters and cautious readers rightly distrust; one
/// rule for both means that no cell of the file is ever a formula.
fn for_spreadsheet(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let number = text.parse::<f64>().is_ok_and(f64::is_finite) && !text.starts_with('+');
    let long_id = text.len() > 11 && text.bytes().all(|byte| byte.is_ascii_digit());
    if (formula && !number) || long_id { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(cell: Value, reader: Reader) -> String {
        let sheet = Sheet { header: vec!["a".into()], rows: vec![vec![cell]] };
        write(&sheet, reader).trim_start_matches("\u{feff}").trim_start_matches("a\r\n").to_owned()
    }

    #[test]
    fn a_program_gets_cells_as_they_are() {
        for (value, cell) in [
            (json!(null), "\r\n"),
            (json!(0), "0\r\n"),
            (json!("a \"b\", c"), "\"a \"\"b\"\", c\"\r\n"),
            (json!("=1+1"), "=1+1\r\n"),
            (json!(["age", "gender"]), "age; gender\r\n"),
        ] {
            assert_eq!(written(value, Reader::Program), cell);
        }
    }

    #[test]
    fn a_spreadsheet_runs_and_rounds_nothing() {
        for (value, cell) in [
            (json!("=HYPERLINK(1)"), "'=HYPERLINK(1)\r\n"),
            (json!("+44 20"), "'+44 20\r\n"),
            (json!("-- brand --"), "'-- brand --\r\n"),
            (json!("@sum"), "'@sum\r\n"),
            (json!("\t=1"), "'\t=1\r\n"),
            (json!("\r=1"), "\"'\r=1\"\r\n"),
            (json!("＝1"), "'＝1\r\n"),
            (json!("-12.5"), "-12.5\r\n"),
            (json!(-12.5), "-12.5\r\n"),
            (json!("23851234567890123"), "'23851234567890123\r\n"),
            (json!("12345678901"), "12345678901\r\n"),
            (json!(123_456_789_012_u64), "123456789012\r\n"),
        ] {
            assert_eq!(written(value, Reader::Spreadsheet), cell);
        }
    }
}

//! Tables as text, in each platform's own way of writing.

use domain::Money;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// A byte order mark, and quotes around whatever holds a space.
    Meta,
    /// The same, without the mark.
    Unmarked,
    /// UTF-8 with commas.
    Plain,
    /// As before, and the last line has no end.
    Unended,
    /// UTF-16 with a byte order mark and tabs, under the name of a CSV.
    WideTabs,
    /// As a spreadsheet saves it again: no byte order mark, other line ends.
    Resaved,
}

/// A table, and lines that stand above it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) dialect: Dialect,
    pub(crate) preamble: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headers.
    pub(crate) fn new(dialect: Dialect, headers: &[&str]) -> Self {
        let headers = headers.iter().map(|header| (*header).to_owned()).collect();
        Self { dialect, preamble: Vec::new(), rows: vec![headers] }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: impl Into<Vec<String>>) {
        self.rows.push(row.into());
    }

    /// The table as bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let end = if self.dialect == Dialect::Resaved { "\r\n" } else { "\n" };
        let lines = self.preamble.iter().cloned().chain(self.rows.iter().map(|row| self.line(row)));
        let mut text = lines.collect::<Vec<_>>().join(end);
        if self.dialect != Dialect::Unended {
            text.push_str(end);
        }
        match self.dialect {
            Dialect::Meta => format!("\u{feff}{text}").into_bytes(),
            Dialect::WideTabs => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => text.into_bytes(),
        }
    }

    fn line(&self, row: &[String]) -> String {
        let separator = if self.dialect == Dialect::WideTabs { "\t" } else { "," };
        row.iter().map(|cell| self.quoted(cell)).collect::<Vec<_>>().join(separator)
    }

    fn quoted(&self, cell: &str) -> String {
        let spaced = matches!(self.dialect, Dialect::Meta | Dialect::Unmarked) && cell.contains(' ');
        if spaced || cell.contains([',', '"', '\n', '\t']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }
}

/// A quotient with so many decimal places, rounded half up, without zeros at its end; empty
/// where nothing is divided.
pub(crate) fn ratio(numerator: u128, denominator: u128, places: u32) -> String {
    trimmed(fixed(numerator, denominator, places))
}

/// A quotient with exactly so many decimal places; empty where nothing is divided.
pub(crate) fn fixed(numerator: u128, denominator: u128, places: u32) -> String {
    if denominator == 0 {
        return String::new();
    }
    let scale = 10_u128.pow(places);
    let scaled = (numerator * scale * 2 + denominator) / (denominator * 2);
    let width = usize::try_from(places).unwrap_or_default();
    if width == 0 { scaled.to_string() } else { format!("{}.{:0width$}", scaled / scale, scaled % scale) }
}

/// An amount without zeros at its end, such as `40.1` or `0`.
pub(crate) fn short(money: Money) -> String {
    trimmed(money.to_string())
}

fn trimmed(number: String) -> String {
    if !number.contains('.') {
        return number;
    }
    number.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A count; empty where it is 0.
pub(crate) fn or_blank(count: u64) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}

/// A count with commas between thousands.
pub(crate) fn grouped(count: u64) -> String {
    domain::grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(dialect: Dialect) -> Vec<u8> {
        let mut table = Table::new(dialect, &["Ad name", "Day"]);
        table.push(["a \"b\"".to_owned(), "1,2".to_owned()]);
        table.bytes()
    }

    #[test]
    fn each_dialect_has_its_own_marks_quotes_and_ends() {
        let text = |dialect| String::from_utf8(table(dialect)).unwrap();
        assert_eq!(text(Dialect::Meta), "\u{feff}\"Ad name\",Day\n\"a \"\"b\"\"\",\"1,2\"\n");
        assert_eq!(text(Dialect::Unmarked), text(Dialect::Meta).trim_start_matches('\u{feff}'));
        assert_eq!(text(Dialect::Plain), "Ad name,Day\n\"a \"\"b\"\"\",\"1,2\"\n");
        assert_eq!(text(Dialect::Unended), "Ad name,Day\n\"a \"\"b\"\"\",\"1,2\"");
        assert_eq!(text(Dialect::Resaved), "Ad name,Day\r\n\"a \"\"b\"\"\",\"1,2\"\r\n");
        assert!(table(Dialect::WideTabs).starts_with(b"\xFF\xFEA\0d\0 \0"));
    }

    #[test]
    fn numbers_are_written_in_each_way() {
        assert_eq!(
            (ratio(3, 2, 8), ratio(4, 2, 8), ratio(2, 3, 4), ratio(1, 0, 4)),
            ("1.5".into(), "2".into(), "0.6667".into(), String::new())
        );
        assert_eq!((fixed(1, 8, 2), fixed(7, 2, 0)), ("0.13".into(), "4".into()));
        assert_eq!((short(Money::from_micros(40_100_000)), short(Money::ZERO)), ("40.1".into(), "0".into()));
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0, 7].map(or_blank), ["", "7"]);
    }
}

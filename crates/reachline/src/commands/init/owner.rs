//! What an export says about its account. Readers compare it and let it go, since the landing
//! folder says where figures belong; a first configuration is where it is of use.

/// The account that a file names, as far as it does.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Owner {
    /// The platform's id of it.
    pub(super) id: Option<String>,
    /// The platform's name of it.
    pub(super) name: Option<String>,
}

/// Columns with the account's id, and those with its name, in lower case.
const IDS: [&str; 3] = ["account id", "ad account id", "customer id"];
const NAMES: [&str; 3] = ["account name", "ad account name", "account"];
/// Lines above a table of Google Analytics. The property is what its figures are of.
const LINES: [&str; 2] = ["# Property:", "# Account:"];
/// Rows below the header in which the account may stand: a total above them has none.
const ROWS: usize = 20;

impl Owner {
    /// Looks at the first bytes of a file that could be read.
    pub(super) fn of(head: &[u8]) -> Self {
        let (text, delimiter) = decoded(head);
        let line = LINES.iter().find_map(|mark| text.lines().find_map(|line| line.strip_prefix(mark)));
        let (id, name) = of_columns(&text, delimiter);
        Self { id, name: name.or_else(|| line.and_then(said)) }
    }

    /// Both, in words.
    pub(super) fn told(&self) -> Option<String> {
        let parts: Vec<&str> = [&self.name, &self.id].into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The text of UTF-8 or UTF-16, and what divides its cells.
fn decoded(head: &[u8]) -> (String, u8) {
    match head.strip_prefix(b"\xFF\xFE") {
        Some(wide) => {
            let units: Vec<u16> = wide.as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
            (String::from_utf16_lossy(&units), b'\t')
        }
        None => (String::from_utf8_lossy(head).trim_start_matches('\u{feff}').to_owned(), b','),
    }
}

fn of_columns(text: &str, delimiter: u8) -> (Option<String>, Option<String>) {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = reader.records().map_while(Result::ok);
    let at = |row: &csv::StringRecord, names: &[&str]| {
        row.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
    };
    let places =
        rows.find_map(|row| Some((at(&row, &IDS), at(&row, &NAMES))).filter(|(id, name)| id.or(*name).is_some()));
    let (mut found, below) = ((None, None), rows.take(ROWS));
    let Some((id, name)) = places else { return found };
    for row in below {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).and_then(said);
        found = (found.0.or_else(|| cell(id)), found.1.or_else(|| cell(name)));
    }
    found
}

fn said(cell: &str) -> Option<String> {
    let cell = cell.trim();
    (!cell.is_empty()).then(|| cell.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(head: &[u8]) -> (Option<String>, Option<String>) {
        let Owner { id, name } = Owner::of(head);
        (id, name)
    }

    fn pair(id: &str, name: &str) -> (Option<String>, Option<String>) {
        (said(id), said(name))
    }

    #[test]
    fn the_account_is_found_below_a_total_in_either_encoding_and_above_a_table() {
        let meta =
            "\u{feff}\"Account name\",Day,\"Account ID\",Impressions\n,,,30\n\"Harbour, Police\",2026-09-01,123,30\n";
        assert_eq!(owner(meta.as_bytes()), pair("123", "Harbour, Police"));
        let google = "Campaign report\n1 June 2026 - 2 June 2026\nCampaign\tCustomer ID\tImpr.\nWave\t123-456\t5\n";
        let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(google.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(owner(&wide), pair("123-456", ""));
        let analytics =
            "# ---\n# Traffic\n# Account: Charity\n# Property: Helpline site\n# ---\n\nSession source,Sessions\nx,1\n";
        assert_eq!(owner(analytics.as_bytes()), pair("", "Helpline site"));
    }

    #[test]
    fn what_names_no_account_names_none() {
        for text in ["", "Campaign name,Impressions\nWave,1\n", "Account name,Impressions\n,1\n", "\u{0}\u{1}"] {
            assert_eq!(owner(text.as_bytes()), (None, None), "{text:?}");
        }
    }
}

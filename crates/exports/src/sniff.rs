use crate::Fault;

/// How many bytes of a file say what kind of file it is.
pub(crate) const HEAD: usize = 1024;

const BOM: &[u8] = b"\xEF\xBB\xBF";
const WIDE_BOM: &[u8] = b"\xFF\xFE";
/// What UTF-16 is called in a message.
pub(crate) const UTF_16: &str = "UTF-16 text";

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Rows of cells, in UTF-8.
    Text,
    /// Rows of cells, in UTF-16 of little end with its mark.
    Wide,
    /// One JSON document.
    Json,
}

/// The kind of a file, and its first bytes without their byte order mark.
///
/// # Errors
/// Names the kind of a file that cannot be an export.
pub(crate) fn kind(head: &[u8]) -> Result<(Kind, &[u8]), Fault> {
    if let Some(bare) = head.strip_prefix(WIDE_BOM) {
        return Ok((Kind::Wide, bare));
    }
    let bare = head.strip_prefix(BOM).unwrap_or(head);
    match (other_kind(bare), bare.trim_ascii_start().first()) {
        (Some(kind), _) => Err(wrong_kind(kind)),
        (None, Some(b'{' | b'[')) => Ok((Kind::Json, bare)),
        (None, None) if head.len() < HEAD => Err(empty()),
        (None, _) => Ok((Kind::Text, bare)),
    }
}

fn other_kind(head: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 7] = [
        (b"\xFE\xFF", UTF_16),
        (b"PK\x03\x04", "an Excel workbook (.xlsx) or another zip archive"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\xD0\xCF\x11\xE0", "an old Excel workbook (.xls)"),
        (b"%PDF", "a PDF document"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"SQLite format 3", "a database"),
    ];
    let marked = MARKS.iter().find(|(mark, _)| head.starts_with(mark)).map(|(_, kind)| *kind);
    marked.or_else(|| markup(head)).or_else(|| binary(head))
}

fn markup(head: &[u8]) -> Option<&'static str> {
    let is_markup = head.trim_ascii_start().first() == Some(&b'<');
    is_markup.then_some("a web page (HTML or XML), perhaps an error or sign-in page")
}

fn binary(head: &[u8]) -> Option<&'static str> {
    let pairs = head.chunks_exact(2);
    let half = pairs.len() / 2;
    let wide = |at: usize| head.len() > 3 && pairs.clone().filter(|pair| pair.get(at) == Some(&0)).count() > half;
    if wide(0) || wide(1) { Some(UTF_16) } else { head.contains(&0).then_some("a binary file") }
}

/// The fault of a file of another kind.
pub(crate) fn wrong_kind(kind: &str) -> Fault {
    let remedy = "Download the report as CSV (comma-separated, UTF-8), not as Excel, and send the file unchanged.";
    Fault::new("wrong_file_type", format!("the file is {kind}, not a CSV"), remedy)
}

/// The fault of a file without content.
pub(crate) fn empty() -> Fault {
    let remedy = "Download or copy it again: even a report without results has a header line.";
    Fault::new("empty_file", "the file is empty", remedy)
}

use crate::Fault;

/// How many bytes of a file say what kind of file it is.
pub(crate) const HEAD: usize = 1024;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The first bytes of a file without its byte order mark, where they can be text.
///
/// # Errors
/// Names the kind of file where it is another one.
pub(crate) fn text(head: &[u8]) -> Result<&[u8], Fault> {
    let bare = head.strip_prefix(BOM).unwrap_or(head);
    match other_kind(bare) {
        Some(kind) => Err(wrong_kind(kind)),
        None if bare.trim_ascii().is_empty() && head.len() < HEAD => Err(empty()),
        None => Ok(bare),
    }
}

fn other_kind(head: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 8] = [
        (b"\xFF\xFE", "UTF-16 text"),
        (b"\xFE\xFF", "UTF-16 text"),
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
    match head.trim_ascii_start().first() {
        Some(b'<') => Some("a web page (HTML or XML), perhaps an error or sign-in page"),
        Some(b'{' | b'[') => Some("JSON"),
        _ => None,
    }
}

fn binary(head: &[u8]) -> Option<&'static str> {
    let pairs = head.chunks_exact(2);
    let half = pairs.len() / 2;
    let wide = |at: usize| head.len() > 3 && pairs.clone().filter(|pair| pair.get(at) == Some(&0)).count() > half;
    if wide(0) || wide(1) { Some("UTF-16 text") } else { head.contains(&0).then_some("a binary file") }
}

fn wrong_kind(kind: &str) -> Fault {
    let remedy = "Download the report as CSV (comma-separated, UTF-8), not as Excel, and send the file unchanged.";
    Fault::new("wrong_file_type", format!("the file is {kind}, not a CSV"), remedy)
}

/// The fault of a file without content.
pub(crate) fn empty() -> Fault {
    let remedy = "Download or copy it again: even a report without results has a header line.";
    Fault::new("empty_file", "the file is empty", remedy)
}

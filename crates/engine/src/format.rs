//! Which formats can be streamed, and the header that each chunk repeats.

/// What a chunk of a streamed answer begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    /// Nothing: rows follow each other.
    None,
    /// A count of columns, then so many names, or names and types.
    Binary {
        /// How many texts a column has.
        texts: u64,
    },
    /// Lines, whose line ends may stand inside double quotes.
    Lines {
        /// How many lines.
        lines: usize,
        /// Whether quotes protect line ends.
        quoted: bool,
    },
}

impl Header {
    /// The header of a format; nothing where the format has a beginning, an
    /// end or separators and must be written in one piece.
    pub(crate) fn of(format: &str) -> Option<Self> {
        let format = format.to_ascii_lowercase().replace("tabseparated", "tsv");
        let (base, lines) = split(&format);
        match (base, lines) {
            ("rowbinary", lines) => Some(Self::binary(lines)),
            ("csv" | "tsv", 0) => Some(Self::None),
            ("csv", lines) => Some(Self::Lines { lines, quoted: true }),
            ("tsv" | "jsoncompacteachrow" | "jsoncompactstringseachrow", lines) if lines > 0 => {
                Some(Self::Lines { lines, quoted: false })
            }
            (base, 0) if PLAIN.contains(&base) => Some(Self::None),
            _ => None,
        }
    }

    fn binary(lines: usize) -> Self {
        match lines {
            0 => Self::None,
            1 => Self::Binary { texts: 1 },
            _ => Self::Binary { texts: 2 },
        }
    }

    /// How long the header is at the beginning of a chunk.
    pub(crate) fn length(self, chunk: &[u8]) -> Option<usize> {
        match self {
            Self::None => Some(0),
            Self::Binary { texts } => binary_length(chunk, texts),
            Self::Lines { lines, quoted } => lines_length(chunk, lines, quoted),
        }
    }
}

const PLAIN: &[&str] = &[
    "jsoncompacteachrow",
    "jsoncompactstringseachrow",
    "jsoneachrow",
    "jsonlines",
    "jsonstringseachrow",
    "lineasstring",
    "native",
    "ndjson",
    "null",
    "tskv",
];

/// The format without the ending that asks for a header, and the header's lines.
fn split(format: &str) -> (&str, usize) {
    if let Some(base) = format.strip_suffix("withnamesandtypes") {
        return (base, 2);
    }
    format.strip_suffix("withnames").map_or((format, 0), |base| (base, 1))
}

fn binary_length(chunk: &[u8], texts: u64) -> Option<usize> {
    let (columns, mut at) = variable(chunk)?;
    for _ in 0..columns.checked_mul(texts)? {
        let (length, size) = variable(chunk.get(at..)?)?;
        at = at.checked_add(size)?.checked_add(usize::try_from(length).ok()?)?;
    }
    (at <= chunk.len()).then_some(at)
}

/// A number in seven bits a byte, and how many bytes it took.
fn variable(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for (place, byte) in bytes.iter().take(9).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

fn lines_length(chunk: &[u8], lines: usize, quoted: bool) -> Option<usize> {
    let (mut left, mut inside) = (lines, false);
    for (place, byte) in chunk.iter().enumerate() {
        match byte {
            b'"' if quoted => inside = !inside,
            b'\n' if !inside => left -= 1,
            _ => {}
        }
        if left == 0 {
            return Some(place + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Header;

    #[test]
    fn a_binary_header_is_measured() {
        let header = Header::of("RowBinaryWithNamesAndTypes").expect("known");
        assert_eq!(header.length(b"\x01\x01a\x05UInt8rest"), Some(9));
        assert_eq!(header.length(b"\x02\x01a"), None);
        assert_eq!(header.length(&[0xff; 20]), None);
    }

    #[test]
    fn a_line_end_in_a_quoted_name_does_not_end_the_header() {
        let header = Header::of("CSVWithNames").expect("known");
        assert_eq!(header.length(b"\"a\n\"\"b\",\"c\"\n1,2\n"), Some(12));
        assert_eq!(header.length(b"\"a"), None);
    }

    #[test]
    fn formats_with_a_frame_are_not_streamed() {
        for format in
            ["JSON", "JSONCompact", "Values", "Parquet", "XML", "PrettyCompact", "ArrowStream", "TSVRawWithNames"]
        {
            assert_eq!(Header::of(format), None, "{format}");
        }
        assert_eq!(Header::of("TabSeparatedWithNames"), Header::of("TSVWithNames"));
    }
}

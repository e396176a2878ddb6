use domain::{ExportFacts, Source};

use crate::record::Record;
use crate::{Fault, Hint, Sink, meta};

/// The layouts that are known, each a platform's own module. A new platform is a module, a
/// variant here, and a line in each `match`.
pub(crate) enum Layout {
    /// Meta Ads Reporting and Ads Manager, as CSV.
    Meta(Box<meta::Report>),
}

impl Layout {
    /// Which layout a header line belongs to.
    pub(crate) fn recognise(header: &Record<'_>, hint: &Hint) -> Result<Self, Fault> {
        if header.cells().any(|cell| cell.contains('\r')) {
            return Err(old_line_breaks());
        }
        if let Some(headers) = meta::recognise(header) {
            is_for(Source::Meta, hint)?;
            return Ok(Self::Meta(Box::new(meta::Report::new(&headers, hint.clone())?)));
        }
        Err(unknown(header))
    }

    /// How many columns it has.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Meta(report) => report.width(),
        }
    }

    /// The header of a column.
    pub(crate) fn header(&self, at: usize) -> Option<&str> {
        match self {
            Self::Meta(report) => report.header(at),
        }
    }

    /// Reads one row below the header.
    pub(crate) fn row<S: Sink + ?Sized>(&mut self, record: &Record<'_>, sink: &mut S) -> Result<(), Fault> {
        match self {
            Self::Meta(report) => report.row(record, sink),
        }
    }

    /// What the whole file said.
    pub(crate) fn finish(self) -> Result<ExportFacts, Fault> {
        match self {
            Self::Meta(report) => report.finish(),
        }
    }
}

fn is_for(source: Source, hint: &Hint) -> Result<(), Fault> {
    match hint.source {
        Some(other) if other != source => {
            let message = format!("the file is an export of `{source}`, but was sent to `{other}`");
            Err(Fault::new("wrong_source", message, format!("Put it into the landing folder of `{source}`.")))
        }
        _ => Ok(()),
    }
}

fn old_line_breaks() -> Fault {
    let message = "its lines end with carriage returns alone, so it reads as one line";
    crate::cell::resaved(message).at_row(1)
}

fn unknown(header: &Record<'_>) -> Fault {
    let found = crate::cell::list(header.cells(), 6);
    if let Some(separator) = header.only_cell().and_then(separator) {
        return crate::cell::resaved(&format!("its cells are separated by {separator}, not by commas"))
            .at_row(header.line);
    }
    let message = format!("the header is not known: expected {}; found {found}", meta::EXPECTED);
    let remedy = "If the headers are translated, set the platform's interface to English and download the report \
                  again. If it is another kind of report, it is not one that can be read.";
    Fault::new("unknown_header", message, remedy).at_row(header.line)
}

fn separator(header: &str) -> Option<&'static str> {
    if header.contains(';') { Some("semicolons") } else { header.contains('\t').then_some("tabs") }
}

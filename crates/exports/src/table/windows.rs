use domain::{Span, Window};

use crate::Fault;

/// The most distinct windows that an export may have.
const MOST: usize = 1000;

/// Collects the days or windows that the rows of an export are about.
#[derive(Default)]
pub(crate) struct Windows {
    /// Distinct spans in order, no more than [`MOST`].
    spans: Vec<Span>,
    last: Option<Span>,
    bounds: Option<Span>,
    longer: bool,
    full: bool,
}

impl Windows {
    /// With a column for days, only the first and the last are of interest.
    pub(crate) fn new(by_day: bool) -> Self {
        Self { full: by_day, ..Self::default() }
    }

    /// Notes the span of an accepted row.
    pub(crate) fn note(&mut self, span: Span) {
        if self.last == Some(span) {
            return;
        }
        self.last = Some(span);
        self.longer |= !span.is_day();
        let bounds = self.bounds.unwrap_or(span);
        self.bounds = Some(Span { from: bounds.from.min(span.from), to: bounds.to.max(span.to) });
        if let (Err(at), false) = (self.spans.binary_search(&span), self.full) {
            self.full = self.spans.len() == MOST;
            if !self.full {
                self.spans.insert(at, span);
            }
        }
    }

    /// Whether an earlier span shares days with this one.
    pub(crate) fn overlap(&self, span: Span) -> bool {
        self.spans.iter().any(|known| known.overlap(span).is_some())
    }

    /// What the export covers, by its rows, its own words, and what a person says.
    pub(crate) fn close(self, covers: Option<Span>, said: Option<Span>) -> Result<Window, Fault> {
        let Some(bounds) = self.bounds else { return Ok(Window::Nothing) };
        if let Some(said) = said.filter(|said| !said.contains(bounds)) {
            return Err(outside(bounds, &format!("the file is said to cover {said}")));
        }
        if self.longer {
            return if self.full { Err(too_many()) } else { Ok(Window::Windows(self.spans)) };
        }
        match covers.filter(|covers| !covers.contains(bounds)) {
            Some(covers) if said.is_none() => Err(outside(bounds, &format!("the file itself says {covers}"))),
            _ => Ok(Window::Days(said.or(covers).unwrap_or(bounds))),
        }
    }
}

fn outside(bounds: Span, but: &str) -> Fault {
    let remedy = "Check the days that were given with the file, or download the report again.";
    Fault::new("outside_days", format!("the rows cover {bounds}, but {but}"), remedy)
}

fn too_many() -> Fault {
    let message = format!("the rows have more than {MOST} different reporting windows");
    Fault::new("too_many_windows", message, "Download the report by day, or for fewer windows at once.")
}

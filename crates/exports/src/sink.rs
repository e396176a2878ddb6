use domain::{DeliveryRow, Reject, Source, Span, Zone};

/// What is known about a file before it is read.
#[derive(Clone, Debug, Default)]
pub struct Hint {
    /// The source that it is sent to; a file of another source is refused.
    pub source: Option<Source>,
    /// The account that it is sent to; empty where not known.
    pub account: String,
    /// The saved report that it belongs to.
    pub report: String,
    /// The days that it covers, where a person says so.
    pub days: Option<Span>,
    /// The time zone in which the account's days begin, London's where nobody says it. Needed
    /// where a file has moments instead of days.
    pub zone: Option<Zone>,
}

/// Takes what a reader finds, row by row.
pub trait Sink {
    /// An accepted row of delivery.
    fn delivery(&mut self, row: &DeliveryRow<'_>);

    /// A row with a value that could not be read.
    fn reject(&mut self, reject: Reject);
}

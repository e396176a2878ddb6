use domain::rules::doors::Door;
use domain::{ExportState, Source};

/// The labels that one metric may carry. Only closed lists implement it, so that no name
/// from the data can become a label.
pub trait Labels {
    /// Names of the labels, in the order of the values.
    const NAMES: &'static [&'static str];

    /// One value a name.
    fn values(&self) -> Vec<String>;
}

/// The pattern of a route, such as `/v1/campaigns/{id}/series`; never an address with an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route(pub &'static str);

/// An HTTP status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status(pub u16);

/// Why a record of the bus was set aside; a word from a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason(pub &'static str);

/// How a request to the database ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// It was answered.
    Answered,
    /// It failed in a way that may pass, and was sent again.
    Retried,
    /// It failed for good.
    Failed,
}

impl Labels for Reason {
    const NAMES: &'static [&'static str] = &["reason"];

    fn values(&self) -> Vec<String> {
        vec![self.0.to_owned()]
    }
}

impl Labels for Request {
    const NAMES: &'static [&'static str] = &["outcome"];

    fn values(&self) -> Vec<String> {
        let outcome = match self {
            Self::Answered => "answered",
            Self::Retried => "retried",
            Self::Failed => "failed",
        };
        vec![outcome.to_owned()]
    }
}

impl Labels for Source {
    const NAMES: &'static [&'static str] = &["source"];

    fn values(&self) -> Vec<String> {
        vec![self.as_str().to_owned()]
    }
}

impl Labels for Route {
    const NAMES: &'static [&'static str] = &["route"];

    fn values(&self) -> Vec<String> {
        vec![self.0.to_owned()]
    }
}

impl Labels for (Route, Status) {
    const NAMES: &'static [&'static str] = &["route", "status"];

    fn values(&self) -> Vec<String> {
        vec![self.0.0.to_owned(), self.1.0.to_string()]
    }
}

impl Labels for (Source, Door) {
    const NAMES: &'static [&'static str] = &["source", "state"];

    fn values(&self) -> Vec<String> {
        vec![self.0.as_str().to_owned(), self.1.as_str().to_owned()]
    }
}

impl Labels for (Source, ExportState) {
    const NAMES: &'static [&'static str] = &["source", "state"];

    fn values(&self) -> Vec<String> {
        vec![self.0.as_str().to_owned(), self.1.as_str().to_owned()]
    }
}

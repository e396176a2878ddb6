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

impl Labels for (Source, ExportState) {
    const NAMES: &'static [&'static str] = &["source", "state"];

    fn values(&self) -> Vec<String> {
        vec![self.0.as_str().to_owned(), self.1.as_str().to_owned()]
    }
}

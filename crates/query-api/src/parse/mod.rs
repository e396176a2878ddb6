//! Reading questions: whatever is not understood is refused and named.

mod days;
mod identifier;
mod metrics;
mod parameters;
mod point;

pub(crate) use days::days;
pub(crate) use identifier::{Id, campaign_id, export_id, file_name, report_name};
pub(crate) use metrics::{allowed_to, fit, metrics};
pub(crate) use parameters::Parameters;
pub(crate) use point::as_of;

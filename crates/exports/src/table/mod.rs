//! What every table of rows needs, whichever platform wrote it.
//!
//! A platform's module names its columns and their [`Role`]s, says in a [`Dialect`] how it
//! writes cells, and judges each row: whether it is a total, and which days it is about.
//! Finding columns, filling rows, counting, summing and reconciling are here.

mod accounts;
mod body;
mod dialect;
mod draft;
mod facts;
mod faults;
mod filled;
mod headers;
mod plan;
mod reconcile;
mod role;
mod rows;
mod total;
mod wanted;
mod windows;

pub(crate) use body::Body;
pub(crate) use dialect::{Dialect, Plain};
pub(crate) use draft::{Blame, Cells, Draft, unnamed};
pub(crate) use facts::{Frame, Platform};
pub(crate) use faults::{after_no_data, after_total, not_known};
pub(crate) use filled::{Filled, every_figure};
pub(crate) use headers::{Headers, normalised};
pub(crate) use plan::{Dimensions, Plan};
pub(crate) use role::{Role, named};
pub(crate) use rows::Rows;
pub(crate) use total::Total;
pub(crate) use wanted::{Wanted, missing, wanted};

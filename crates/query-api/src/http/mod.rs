//! What every request goes through, whatever it asks.

mod asked;
mod form;
mod guard;
mod headers;
mod media;
mod observe;
mod origin;
mod panic;
mod patience;
mod problem;
mod reply;
mod spool;
mod tag;

pub(crate) use asked::Asked;
pub(crate) use form::{Form, Format};
pub(crate) use guard::guard;
pub(crate) use headers::protect;
pub(crate) use media::is_json;
pub(crate) use observe::observe;
pub(crate) use origin::same_origin;
pub(crate) use panic::caught;
pub(crate) use patience::{SILENCE, in_time};
pub(crate) use reply::{Reply, Validity};
pub(crate) use spool::{spool, too_large};
pub(crate) use tag::Tag;

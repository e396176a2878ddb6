//! Questions and their answers over HTTP, and the dashboards.
//!
//! [`Books`] answers [`Questions`]: it fetches what the rules of `domain` need and puts what
//! they say into the shape that is asked for. Everything else reads requests and writes answers.

mod access;
pub mod answers;
mod books;
mod csv;
mod decisions;
mod definitions;
mod http;
mod lists;
mod pages;
mod parse;
mod questions;
mod refusal;
mod routes;
mod serve;
mod sheet;
mod state;
mod uploads;
mod word;

pub use access::{Access, Means, Proxies, Secret, TokenList};
pub use books::{Books, Decider};
pub use decisions::{Decisions, Verdict};
pub use definitions::{REACH_DEFINITION, definition_id, definitions};
pub use lists::{By, Grain, MetricName};
pub use pages::{PageSource, embedded};
pub use questions::{Answer, AsOf, Days, Moment, Questions, ReachQuestion, Readiness, SeriesQuestion, SummaryQuestion};
pub use refusal::{Problem, Refusal};
pub use routes::{metrics_router, openapi, openapi_json, router};
pub use serve::{Listening, serve};
pub use state::Settings;
pub use uploads::{Upload, Uploads};

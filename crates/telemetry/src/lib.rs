//! Every Prometheus metric, declared once; tracing; the clock.

mod clock;
mod labels;
mod log;
mod metrics;
mod vector;

pub use clock::{Clock, FixedClock, SystemClock};
pub use labels::{Labels, Reason, Request, Route, Status};
pub use log::{LogError, LogFormat, init};
pub use metrics::Metrics;
pub use vector::{Counters, Gauges, Histograms};

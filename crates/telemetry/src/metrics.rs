use domain::rules::doors::Door;
use domain::{ExportState, Source};
use prometheus::{IntCounter, IntGauge, Registry, TextEncoder};

use crate::vector::Declare;
use crate::{Counters, Gauges, Histograms, Reason, Request, Route, Status};

/// Declares the metrics: the field's name is the metric's, its doc comment the help text.
macro_rules! metrics {
    ($($(#[doc = $help:literal])+ $field:ident: $type:ty,)+) => {
        /// Every metric of Reachline, in a registry of its own: nothing here is global.
        #[derive(Clone, Debug)]
        pub struct Metrics {
            registry: Registry,
            $($(#[doc = $help])+ pub $field: $type,)+
        }

        impl Metrics {
            /// Names of every metric, in the order of declaration; a histogram's series also end in
            /// `_bucket`, `_sum` and `_count`.
            pub const NAMES: &'static [&'static str] = &[$(concat!("reachline_", stringify!($field))),+];

            /// Declares every metric in a new registry.
            ///
            /// # Errors
            /// Says which declaration is wrong: two of one name, or a malformed name.
            pub fn new() -> prometheus::Result<Self> {
                let registry = Registry::new();
                $(let $field = Declare::declare(
                    &registry,
                    concat!("reachline_", stringify!($field)),
                    concat!($($help),+).trim(),
                )?;)+
                Ok(Self { registry, $($field),+ })
            }
        }
    };
}

metrics! {
    /// HTTP requests answered, by route pattern and status code.
    http_requests_total: Counters<(Route, Status)>,
    /// Seconds from the arrival of an HTTP request to its answer's headers, by route pattern.
    http_request_duration_seconds: Histograms<Route>,
    /// Exports closed, by source and the state that they were closed in.
    exports_closed_total: Counters<(Source, ExportState)>,
    /// Rows of exports that were read and accepted, by source.
    rows_accepted_total: Counters<Source>,
    /// Rows of exports that were read and rejected, by source.
    rows_rejected_total: Counters<Source>,
    /// Rows that reading found in the exports that the books know, by source. A file taken in
    /// twice counts once.
    export_rows_read: Gauges<Source>,
    /// These rows by what became of them: the states of a source add up to the rows read.
    /// Visible ones are counted in the database.
    export_rows: Gauges<(Source, Door)>,
    /// Rows lost, doubled or never explained, by source: 0 where every row left by one door.
    export_rows_unaccounted: Gauges<Source>,
    /// Exports that wait for a person's decision, by source.
    exports_held: Gauges<Source>,
    /// Moment since which the oldest held export waits, in seconds since 1970; 0 where none waits.
    exports_held_oldest_timestamp_seconds: IntGauge,
    /// Files in quarantine, by source.
    quarantined_files: Gauges<Source>,
    /// Rows stored by loads, whether or not their export became visible.
    load_rows_total: IntCounter,
    /// Latest data version that readers can see; 0 before the first.
    data_version: IntGauge,
    /// Whether the database answers: 1 yes, 0 no.
    engine_up: IntGauge,
    /// Requests to the database by outcome: answered, retried or failed.
    store_requests_total: Counters<Request>,
    /// Records that the bus has confirmed.
    bus_records_sent_total: IntCounter,
    /// Bytes of these records, before compression.
    bus_bytes_sent_total: IntCounter,
    /// Records received from the bus; one that is delivered again counts again.
    bus_records_received_total: IntCounter,
    /// Records of rows on this process's partitions that are not committed yet.
    bus_lag_records: IntGauge,
    /// Records that could not be used and were set aside, by reason.
    bus_dead_letters_total: Counters<Reason>,
    /// Partitions of the bus that this process reads.
    partitions_assigned: IntGauge,
    /// Loads that are stored whole and wait for their turn to be closed.
    closings_waiting: IntGauge,
    /// Loads given up because their sender stopped before the end, or they did not count up.
    loads_abandoned_total: IntCounter,
    /// Closings begun anew because another process published first.
    publish_overtaken_total: IntCounter,
    /// Moment at which the last run of ingest ended, in seconds since 1970; 0 where none did.
    ingest_last_run_timestamp_seconds: IntGauge,
    /// Exit status of that run: 0 fine, 1 look at it, 2 wrong usage, 75 the next run tries again.
    ingest_last_run_exit_status: IntGauge,
}

/// What a run of `ingest` knows; it must not speak for the process that serves.
const OF_A_RUN: [&str; 8] = [
    "reachline_bus_records_sent_total",
    "reachline_bus_bytes_sent_total",
    "reachline_exports_closed_total",
    "reachline_rows_accepted_total",
    "reachline_rows_rejected_total",
    "reachline_load_rows_total",
    "reachline_ingest_last_run_timestamp_seconds",
    "reachline_ingest_last_run_exit_status",
];

impl Metrics {
    /// The content type of [`Metrics::encode`].
    pub const CONTENT_TYPE: &'static str = prometheus::TEXT_FORMAT;

    /// Every metric in the Prometheus text format, sorted by name.
    ///
    /// # Errors
    /// Says which metric cannot be written.
    pub fn encode(&self) -> prometheus::Result<String> {
        self.encode_those(|_| true)
    }

    /// The metrics that a run of `ingest` leaves behind, in the same format.
    ///
    /// # Errors
    /// Says which metric cannot be written.
    pub fn encode_run(&self) -> prometheus::Result<String> {
        self.encode_those(|name| OF_A_RUN.contains(&name))
    }

    fn encode_those(&self, wanted: impl Fn(&str) -> bool) -> prometheus::Result<String> {
        let mut families = self.registry.gather();
        families.retain(|family| wanted(family.name()));
        let mut text = String::new();
        TextEncoder::new().encode_utf8(&families, &mut text)?;
        Ok(text)
    }
}

//! The metrics page as a scraper sees it.

use domain::rules::doors::Door;
use domain::{ExportState, Source};
use telemetry::{Metrics, Reason, Request, Route, Status};

#[test]
fn every_metric_is_written_with_its_help_text() {
    let metrics = Metrics::new().unwrap();
    metrics.http_requests_total.of(&(Route("/v1/campaigns"), Status(200))).inc();
    metrics.http_request_duration_seconds.of(&Route("/v1/campaigns")).observe(0.012);
    metrics.exports_closed_total.of(&(Source::Meta, ExportState::Visible)).inc_by(41);
    metrics.rows_accepted_total.of(&Source::Meta).inc_by(9_412);
    metrics.rows_rejected_total.of(&Source::Snapchat).inc();
    metrics.export_rows_read.of(&Source::Meta).set(9_412);
    metrics.export_rows.of(&(Source::Meta, Door::Visible)).set(9_412);
    metrics.export_rows_unaccounted.of(&Source::Meta).set(0);
    metrics.store_requests_total.of(&Request::Answered).inc_by(7);
    metrics.bus_dead_letters_total.of(&Reason("unreadable")).inc();
    metrics.exports_held.of(&Source::Meta).set(2);
    metrics.exports_held_oldest_timestamp_seconds.set(1_792_137_600);
    metrics.quarantined_files.of(&Source::Snapchat).set(1);
    metrics.load_rows_total.inc_by(9_412);
    metrics.data_version.set(37);
    metrics.engine_up.set(1);
    metrics.ingest_last_run_timestamp_seconds.set(1_792_137_600);
    metrics.ingest_last_run_exit_status.set(75);
    insta::assert_snapshot!(metrics.encode().unwrap());
}

#[test]
fn a_reset_gauge_forgets_sources_that_no_longer_wait() {
    let metrics = Metrics::new().unwrap();
    metrics.exports_held.of(&Source::Meta).set(2);
    metrics.exports_held.reset();
    assert!(!metrics.encode().unwrap().contains("meta"));
}

#[test]
fn two_registries_do_not_share_a_count() {
    let (one, other) = (Metrics::new().unwrap(), Metrics::new().unwrap());
    one.load_rows_total.inc();
    assert_eq!(other.load_rows_total.get(), 0);
}

#[test]
fn a_run_says_nothing_about_the_process_that_serves() {
    let metrics = Metrics::new().unwrap();
    metrics.rows_accepted_total.of(&Source::Meta).inc();
    metrics.rows_rejected_total.of(&Source::Meta).inc();
    metrics.exports_closed_total.of(&(Source::Meta, ExportState::Visible)).inc();
    let text = metrics.encode_run().unwrap();
    assert_eq!(text.lines().filter(|line| line.starts_with("# TYPE")).count(), 8, "{text}");
    assert!(!text.contains("engine_up") && !text.contains("data_version"), "{text}");
}

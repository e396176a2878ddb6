//! The formulas against figures that were computed apart from them (`figures.json`).

mod file;
mod pacing;
mod rates;
mod reach;

/// One part in 10⁹: what the figures of the file hold to.
const TOLERANCE: f64 = 1e-9;

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found / expected - 1.0).abs() <= TOLERANCE, "found {found}, expected {expected}");
}

#[track_caller]
fn both_close(found: (f64, f64), expected: (f64, f64)) {
    close(found.0, expected.0);
    close(found.1, expected.1);
}

mod cutting;
mod refusing;
mod sums;

use serde_json::{Value, json};

/// The bytes of a fixture.
macro_rules! document {
    ($name:literal) => {
        include_bytes!(concat!("../fixtures/", $name, ".json")).as_slice()
    };
}

use document;

/// An answer about one campaign, for moments and a granularity, with these metrics.
fn answer(from: &str, to: &str, granularity: &str, metrics: &Value) -> Value {
    json!({
        "data_type": "stats",
        "data": [{ "id": "hw001", "id_data": [{ "segment": null, "metrics": metrics }] }],
        "request": { "params": {
            "start_time": from,
            "end_time": to,
            "entity": "CAMPAIGN",
            "granularity": granularity,
            "placement": "ALL_ON_TWITTER",
            "segmentation_type": null,
        } },
    })
}

/// An answer about two days.
fn two_days() -> Value {
    let metrics = json!({ "impressions": [5, 7], "billed_charge_local_micro": [1_000_000, 2_000_000] });
    answer("2026-06-01T23:00:00Z", "2026-06-03T23:00:00Z", "DAY", &metrics)
}

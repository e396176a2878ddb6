//! How a process stands with the bus, for Prometheus.

use std::sync::Arc;

use bus::{Kafka, Lag, Topic, Traffic};
use store::ClickHouse;
use telemetry::{Metrics, Reason};

use super::metrics::catch_up;

/// Keeps what an aggregator says of bus and books up to date, for ever.
pub(super) async fn measure(store: Arc<ClickHouse>, kafka: Kafka, metrics: Arc<Metrics>) {
    tokio::join!(super::metrics::watch(store, Arc::clone(&metrics)), of_bus(kafka, metrics));
}

async fn of_bus(kafka: Kafka, metrics: Arc<Metrics>) {
    let mut every = tokio::time::interval(super::metrics::EVERY);
    loop {
        every.tick().await;
        refresh(&metrics, [Topic::Rows, Topic::Closings].map(|topic| kafka.lag(topic)), &kafka.traffic());
    }
}

fn refresh(metrics: &Metrics, [rows, closings]: [Lag; 2], traffic: &Traffic) {
    let partitions = rows.partitions + closings.partitions;
    metrics.partitions_assigned.set(i64::try_from(partitions).unwrap_or(i64::MAX));
    metrics.bus_lag_records.set(i64::try_from(rows.records).unwrap_or(i64::MAX));
    metrics.closings_waiting.set(i64::try_from(closings.records).unwrap_or(i64::MAX));
    catch_up(&metrics.bus_records_sent_total, traffic.sent);
    catch_up(&metrics.bus_bytes_sent_total, traffic.sent_bytes);
    catch_up(&metrics.bus_records_received_total, traffic.received);
    for (reason, dead) in &traffic.dead {
        catch_up(&metrics.bus_dead_letters_total.of(&Reason(reason)), *dead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_bus_counts_is_shown_once_however_often_it_is_asked() {
        let metrics = Metrics::new().unwrap();
        let lags = [Lag { records: 7, partitions: 12 }, Lag { records: 2, partitions: 1 }];
        let dead = [("rubbish", 3)].into();
        let traffic = Traffic { sent: 5, sent_bytes: 500, received: 9, received_bytes: 900, dead };
        for _ in 0..2 {
            refresh(&metrics, lags, &traffic);
        }
        let text = metrics.encode().unwrap();
        for line in [
            "reachline_partitions_assigned 13",
            "reachline_bus_lag_records 7",
            "reachline_closings_waiting 2",
            "reachline_bus_records_sent_total 5",
            "reachline_bus_bytes_sent_total 500",
            "reachline_bus_records_received_total 9",
            "reachline_bus_dead_letters_total{reason=\"rubbish\"} 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}: {text}");
        }
    }
}

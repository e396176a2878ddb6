//! The rules of the port, held against each bus: in process always, and Kafka where a broker is
//! (`tests/kafka/run cargo test -p bus --test conformance -- --include-ignored`).

mod broker;
mod in_process;
mod kafka;
mod rules;
mod said;

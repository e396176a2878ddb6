//! The rules of the port, held against each bus: in process always, and Kafka where a broker is
//! (`tests/kafka/run cargo test -p bus --test conformance -- --include-ignored`).

mod broker;
mod dead_letters;
mod groups;
mod in_process;
mod kafka;
mod login;
mod memory;
mod outage;
mod raw;
mod rules;
mod said;
mod topics;

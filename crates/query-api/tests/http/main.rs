//! The API through its router, with invented figures.

mod caching;
mod client;
mod decisions;
mod fake;
mod figures;
mod guard;
mod machine;
mod pages;
mod parameters;
mod tables;
mod uploads;

//! The API through its router, with invented figures.

mod access;
mod caching;
mod client;
mod decisions;
mod fake;
mod figures;
mod guard;
mod machine;
mod pages;
mod parameters;
mod proxies;
mod roles;
mod sign_in;
mod tables;
mod tokens;
mod uploads;

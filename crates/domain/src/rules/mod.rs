//! The rules of what counts, as pure functions: each question has one place.

pub mod assign;

//! The rules of what counts, as pure functions: each question has one place.

pub mod answer;
pub mod assign;
pub mod coverage;
pub mod doors;
pub mod family;
pub mod finality;
pub mod lifecycle;
pub mod naming;
pub mod purge;
pub mod tiling;
pub mod vanish;

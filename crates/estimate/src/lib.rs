//! What can be said beyond what was counted: rates, their intervals, reach across channels,
//! and how spend keeps to its plan.
//!
//! Pure functions: no IO, no clock. Figures come in exact, as counts and
//! [`Money`](domain::Money), and become floating point once, in `number`. What is undefined
//! is `None`; no result is infinite or not a number, whatever comes in.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unreachable)
)]

pub mod interval;
mod number;
pub mod pacing;
pub mod rate;
pub mod reach;

//! Who may ask, and what.

mod secret;

pub use secret::Secret;

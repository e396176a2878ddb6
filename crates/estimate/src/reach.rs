//! How many different people several channels reached together.
//!
//! Reach is the size of a set, so reaches do not add up: whoever saw two channels would count
//! twice. From the reach of each channel alone follow two bounds that always hold, and, with
//! the size of the population, an estimate between them that rests on an assumption. All of it
//! is in [`Deduplicated`].
//!
//! The sum of reaches appears in one place, inside the upper bound. There it is right: no
//! union of sets is larger than the sum of their sizes (Boole's inequality). It is never given
//! out as a reach, and nothing here adds reaches for a caller.

mod bounds;
mod deduplicated;

use std::num::NonZeroU64;

use domain::{Reach, Span};

pub use bounds::Doubts;
pub use deduplicated::Deduplicated;

/// What one channel reached by itself, over one window: a marginal reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marginal {
    /// The window that the platform reported the reach for.
    pub window: Span,
    /// The reach, as reported.
    pub reach: Reach,
    /// Impressions of the same channel and window, where they are known.
    pub impressions: Option<u64>,
    /// The most impressions that the platform was told to give one person in the window.
    pub frequency_cap: Option<NonZeroU64>,
}

/// Why reaches cannot be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// There is none.
    #[error("no channel has a reach: ask for a window for which at least one platform reported it")]
    Nothing,
    /// They are of different windows, so that not even the bounds would be of one question.
    #[error("reaches are of different windows: take each channel's reach of exactly the same days")]
    WindowsDiffer,
}

/// Reach across channels over the window that all of them have in common.
///
/// `population` is how many people could have been reached at all. Without it there are bounds
/// and, unless these agree, no point.
///
/// # Errors
/// Where there is no channel, or windows differ.
pub fn across_channels(channels: &[Marginal], population: Option<u64>) -> Result<Deduplicated, Incomparable> {
    let first = channels.first().ok_or(Incomparable::Nothing)?;
    if channels.iter().any(|channel| channel.window != first.window) {
        return Err(Incomparable::WindowsDiffer);
    }
    across_windows(channels, population)
}

/// Reach of one channel across several windows, such as its days.
///
/// The same mathematics; but people see a channel on day after day, so the point, which takes
/// them for strangers each day, is too high. It checks a reach that the platform reports for
/// the whole window, and never takes its place.
///
/// # Errors
/// Where there is no window.
pub fn across_windows(windows: &[Marginal], population: Option<u64>) -> Result<Deduplicated, Incomparable> {
    Deduplicated::of(windows, population).ok_or(Incomparable::Nothing)
}

#[cfg(test)]
mod tests;

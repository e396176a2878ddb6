/// How often an interval may miss what it estimates, at both ends together.
///
/// Kept in millionths, so that it is exact and neither 0 nor 1, where no interval exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alpha(u32);

impl Alpha {
    /// The convention: intervals of 95 %.
    pub const FIVE_PERCENT: Self = Self(50_000);

    /// From millionths: 50,000 is 5 %. `None` for 0 and for a million or more.
    pub const fn from_millionths(millionths: u32) -> Option<Self> {
        if millionths == 0 || millionths >= 1_000_000 { None } else { Some(Self(millionths)) }
    }

    /// The probability beyond one end.
    pub(super) fn tail(self) -> f64 {
        f64::from(self.0) / 2e6
    }
}

impl Default for Alpha {
    fn default() -> Self {
        Self::FIVE_PERCENT
    }
}

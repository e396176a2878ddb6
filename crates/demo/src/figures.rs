//! Figures that may be added.

use std::ops::{Add, AddAssign};

use domain::Money;

/// Counts and spend of something; reach is none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) impressions: u64,
    pub(crate) clicks: u64,
    pub(crate) all_clicks: u64,
    pub(crate) views: u64,
    /// Plays to 25, 50, 75 and 100 %.
    pub(crate) quarters: [u64; 4],
    pub(crate) engagements: u64,
    pub(crate) spend: Money,
}

impl Add for Figures {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.impressions += other.impressions;
        self.clicks += other.clicks;
        self.all_clicks += other.all_clicks;
        self.views += other.views;
        self.quarters.iter_mut().zip(other.quarters).for_each(|(sum, more)| *sum += more);
        self.engagements += other.engagements;
        self.spend += other.spend;
    }
}

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Add::add)
    }
}

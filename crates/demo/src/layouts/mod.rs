//! One writer for each layout.

pub(crate) mod click_log;
pub(crate) mod contacts;
pub(crate) mod ga4;
pub(crate) mod google_ads;
pub(crate) mod meta;
pub(crate) mod meta_windows;
pub(crate) mod snapchat;
pub(crate) mod x;

use std::collections::BTreeMap;

use domain::Money;

use crate::delivery::Cell;
use crate::figures::Figures;
use crate::reported::Reported;

/// The rows of equal key, added up, in the order of keys.
fn grouped_by<K: Ord>(rows: &[Reported], key: impl Fn(&Cell) -> K) -> BTreeMap<K, Figures> {
    let mut sums = BTreeMap::new();
    for row in rows {
        *sums.entry(key(&row.cell)).or_default() += row.figures;
    }
    sums
}

fn total(rows: &[Reported]) -> Figures {
    rows.iter().map(|row| row.figures).sum()
}

/// An amount in units of 10⁻¹⁰, for quotients.
fn units(money: Money) -> u128 {
    money.units().unsigned_abs()
}

/// One in units of 10⁻¹⁰.
const ONE: u128 = 10_000_000_000;

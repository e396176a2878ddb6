use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use domain::{Money, TextColumn};
use serde::{Deserialize, Serialize};

use super::WireError;

/// Distinct values, and for each row which of them it has.
#[derive(Deserialize, Serialize)]
pub(super) struct Dictionary<T> {
    values: Vec<T>,
    rows: Vec<u32>,
}

impl<T: Copy + Eq + Hash> Dictionary<T> {
    pub(super) fn of(values: impl Iterator<Item = T>) -> Self {
        let mut dictionary = Self { values: Vec::new(), rows: Vec::with_capacity(values.size_hint().0) };
        let (mut places, mut last) = (HashMap::new(), None);
        for value in values {
            let place = match last {
                Some((before, place)) if before == value => place,
                _ => *places.entry(value).or_insert_with(|| {
                    dictionary.values.push(value);
                    u32::try_from(dictionary.values.len() - 1).unwrap_or(u32::MAX)
                }),
            };
            last = Some((value, place));
            dictionary.rows.push(place);
        }
        dictionary
    }
}

impl<T> Dictionary<T> {
    /// How many rows it has an entry for.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The value of each row, each an error where it has none.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Result<&'a T, WireError>> {
        let missing = move || WireError::column(name, "points at a value that it does not have");
        self.rows.iter().map(move |place| self.values.get(*place as usize).ok_or_else(missing))
    }
}

/// Reads a column of text of so many rows, which may take at most `room` bytes.
pub(super) fn texts(
    name: &str,
    read: &Dictionary<Cow<'_, str>>,
    rows: usize,
    room: &mut usize,
) -> Result<TextColumn, WireError> {
    same_length(name, read.len(), rows)?;
    let mut column = TextColumn::default();
    for text in read.values(name) {
        let text = text?;
        *room = room.checked_sub(text.len()).ok_or_else(|| WireError::column(name, "holds too much text"))?;
        column.push(text);
    }
    Ok(column)
}

/// A column that says nothing.
pub(super) fn blank(rows: usize) -> TextColumn {
    let mut column = TextColumn::default();
    (0..rows).for_each(|_| column.push(""));
    column
}

pub(super) fn same_length(name: &str, has: usize, rows: usize) -> Result<(), WireError> {
    let differs = || WireError::column(name, &format!("has {has} entries for {rows} rows"));
    (has == rows).then_some(()).ok_or_else(differs)
}

/// An exact amount as the whole number of its units of 10⁻¹⁰, in text: no reader rounds it.
#[derive(Clone, Copy)]
pub(super) struct Units(pub(super) Money);

impl Units {
    /// Beyond what [`Money`] reads from text: fifteen digits before the point.
    const LIMIT: u128 = 10_u128.pow(15 + Money::PLACES);
}

impl Serialize for Units {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(&self.0.units())
    }
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_str(UnitsVisitor)
    }
}

struct UnitsVisitor;

impl serde::de::Visitor<'_> for UnitsVisitor {
    type Value = Units;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a whole number in text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Units, E> {
        let units: i128 = text.parse().map_err(|_| E::custom("no whole number"))?;
        if units.unsigned_abs() >= Units::LIMIT {
            return Err(E::custom("beyond what an account can spend"));
        }
        Ok(Units(Money::from_units(units)))
    }
}

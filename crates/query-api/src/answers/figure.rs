use domain::Money;
use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// How firm a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Final.
    Ok,
    /// The platform may still restate it.
    Moving,
    /// It differs from what an earlier version said.
    Revised,
    /// The platform's window has closed, but no export made after that has confirmed it.
    NotRechecked,
    /// Protected; not zero.
    Suppressed,
    /// No data received; not zero.
    Missing,
    /// The platform does not report it.
    Na,
    /// Some of what it should cover is absent.
    Partial,
}

/// An amount of money, sent as a number of major units with at most six decimal places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount(pub Money);

impl Serialize for Amount {
    /// Rounded half to even, to micros. Micros have at most 19 digits; amounts below nine
    /// billion units are printed exactly, since a double keeps 15 digits.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let micros = self.0.micros();
        #[expect(clippy::cast_precision_loss, reason = "exact below nine billion units of a currency")]
        if micros % 1_000_000 == 0 {
            out.serialize_i64(micros / 1_000_000)
        } else {
            out.serialize_f64(micros as f64 / 1e6)
        }
    }
}

/// A value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// A count of events.
    Count(i64),
    /// Money.
    Money(Money),
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => out.serialize_i64(*count),
            Self::Money(money) => Amount(*money).serialize(out),
        }
    }
}

fn number(description: &str) -> Object {
    ObjectBuilder::new().schema_type(SchemaType::Type(Type::Number)).description(Some(description)).build()
}

impl PartialSchema for Amount {
    fn schema() -> RefOr<Schema> {
        number("Money in major units, with at most six decimal places.").into()
    }
}

impl ToSchema for Amount {}

impl PartialSchema for Number {
    fn schema() -> RefOr<Schema> {
        number("A count, or money in major units with at most six decimal places.").into()
    }
}

impl ToSchema for Number {}

/// One cell of a table: a value and how firm it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The value; nothing where there is none to show, which is not zero.
    pub value: Option<Number>,
    /// How firm it is, or why it is absent.
    pub state: State,
    /// What it is compatible with, for a ratio or an estimate.
    pub interval: Option<Interval>,
}

/// The interval of 95 % around a ratio, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Number>,
    /// Upper end; nothing where nothing bounds it.
    pub high: Option<Number>,
    /// How many events it rests on.
    pub base: u64,
}

impl Cell {
    /// No data received.
    pub const MISSING: Self = Self { value: None, state: State::Missing, interval: None };

    /// What cannot be told for such a row.
    pub const NA: Self = Self { state: State::Na, ..Self::MISSING };

    /// A count.
    pub const fn count(count: i64, state: State) -> Self {
        Self { value: Some(Number::Count(count)), state, interval: None }
    }

    /// An amount of the answer's currency.
    pub const fn money(money: Money, state: State) -> Self {
        Self { value: Some(Number::Money(money)), state, interval: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_a_number_of_major_units() {
        for (text, json) in [("55000", "55000"), ("640.12", "640.12"), ("-0.0000005", "0"), ("0.000001", "1e-6")] {
            assert_eq!(serde_json::to_string(&Amount(text.parse().unwrap())).unwrap(), json);
        }
        assert_eq!(serde_json::to_string(&Amount("8999999999.123457".parse().unwrap())).unwrap(), "8999999999.123457");
    }
}

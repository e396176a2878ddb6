//! Schemas of the closed lists that are declared in `domain`.

use domain::{Breakdown, Channel, DatedBy, ExportState, Hold, Level, Outcome, Role, Source};
use utoipa::openapi::schema::{Array, ArrayBuilder, Object, ObjectBuilder, SchemaType, Type};

fn words<T: Copy>(all: &[T], spelling: fn(T) -> &'static str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .enum_values(Some(all.iter().map(|value| spelling(*value))))
}

fn or_null<T: Copy>(all: &[T], spelling: fn(T) -> &'static str) -> Object {
    let values = all.iter().map(|value| serde_json::Value::from(spelling(*value))).chain([serde_json::Value::Null]);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(values))
        .build()
}

pub(super) fn source() -> Object {
    words(Source::ALL, Source::as_str).build()
}

pub(super) fn source_or_null() -> Object {
    or_null(Source::ALL, Source::as_str)
}

pub(super) fn dated_by_or_null() -> Object {
    or_null(DatedBy::ALL, DatedBy::as_str)
}

pub(super) fn level() -> Object {
    words(Level::ALL, Level::as_str).build()
}

pub(super) fn level_or_null() -> Object {
    or_null(Level::ALL, Level::as_str)
}

pub(super) fn channel() -> Object {
    words(Channel::ALL, Channel::as_str).build()
}

pub(super) fn channel_or_null() -> Object {
    or_null(Channel::ALL, Channel::as_str)
}

pub(super) fn channels() -> Array {
    ArrayBuilder::new().items(channel()).build()
}

pub(super) fn breakdowns() -> Array {
    ArrayBuilder::new().items(words(Breakdown::ALL, Breakdown::as_str)).build()
}

pub(super) fn dated_by() -> Object {
    words(DatedBy::ALL, DatedBy::as_str).build()
}

pub(super) fn export_state() -> Object {
    words(ExportState::ALL, ExportState::as_str).build()
}

pub(super) fn hold_or_null() -> Object {
    or_null(Hold::ALL, Hold::as_str)
}

pub(super) fn role() -> Object {
    words(Role::ALL, Role::as_str).build()
}

pub(super) fn outcome() -> Object {
    words(Outcome::ALL, Outcome::as_str).build()
}

//! Closed lists of words: how they are read, listed and described.

use std::borrow::Cow;

use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use crate::Refusal;

/// A value with one spelling, from a closed list.
pub(crate) trait Word: Copy + 'static {
    /// Every value.
    fn all() -> Vec<Self>;

    /// Its spelling.
    fn word(self) -> &'static str;
}

/// Every spelling of a list.
pub(crate) fn spellings<W: Word>() -> Vec<Cow<'static, str>> {
    W::all().into_iter().map(|value| value.word().into()).collect()
}

/// Reads the value of a parameter, or says what it may be.
pub(crate) fn read<W: Word>(parameter: &'static str, given: &str) -> Result<W, Refusal> {
    W::all().into_iter().find(|value| value.word() == given).ok_or_else(|| {
        let allowed = spellings::<W>();
        let expected = format!("one of {}", allowed.join(", "));
        Refusal::bad_value(parameter, given, &expected, allowed)
    })
}

/// The schema of a list.
pub(crate) fn schema<W: Word>(description: &str) -> Object {
    ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .enum_values(Some(W::all().into_iter().map(Word::word)))
        .description(Some(description))
        .build()
}

/// Gives a list its serialisation and its schema.
macro_rules! word {
    ($type:ty, $name:literal, $about:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str($crate::word::Word::word(*self))
            }
        }

        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $crate::word::schema::<$type>($about).into()
            }
        }

        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    };
}

pub(crate) use word;

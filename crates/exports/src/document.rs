use std::fmt;

use domain::ExportFacts;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::{Fault, Hint, Sink, unread, x_stats};

/// The most bytes of a document: it is read as a whole, so it has to fit into memory.
const MOST: usize = 64 << 20;

/// A JSON document that is being gathered.
#[derive(Default)]
pub(crate) struct Document {
    bytes: Vec<u8>,
}

impl Document {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// The document is too long.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        if bytes.len() > MOST - self.bytes.len() {
            return Err(too_large());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// The file has ended: what it said.
    ///
    /// # Errors
    /// It is no JSON, or none that is known.
    pub(crate) fn finish<S: Sink + ?Sized>(self, hint: &Hint, sink: &mut S) -> Result<ExportFacts, Fault> {
        let keys: Keys = parse(&self.bytes)?;
        if x_stats::is_known(&keys) { x_stats::read(&self.bytes, hint, sink) } else { Err(unread::document(&keys)) }
    }
}

/// Reads a document as what it is expected to be.
///
/// # Errors
/// It is no JSON, is cut short, or differs from what was expected.
pub(crate) fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Fault> {
    serde_json::from_slice(bytes).map_err(|error| broken(&error))
}

/// The fault of a document that cannot be read. What the parser says may quote the document,
/// so only its place is told.
pub(crate) fn broken(error: &serde_json::Error) -> Fault {
    let remedy = "Send the platform's answer unchanged, as it came.";
    let (line, column) = (error.line(), error.column());
    let fault = match error.classify() {
        serde_json::error::Category::Eof => {
            let remedy = "The file was cut short while it was copied. Copy or download it again.";
            Fault::new("truncated", "the JSON document ends too early", remedy)
        }
        serde_json::error::Category::Data => {
            let message = format!("the JSON document differs from what was expected, at character {column}");
            Fault::new("unknown_document", message, remedy)
        }
        _ => Fault::new("bad_json", format!("is not valid JSON at character {column}"), remedy),
    };
    match u64::try_from(line) {
        Ok(line @ 1..) => fault.at_row(line),
        _ => fault,
    }
}

fn too_large() -> Fault {
    let message = format!("the JSON document is larger than {} MiB", MOST >> 20);
    Fault::new("document_too_large", message, "Ask the platform for fewer days or entities at once.")
}

/// The names at the top of a document, which say what it is; of a list, those of its first
/// element.
#[derive(Default)]
pub(crate) struct Keys(Vec<String>);

/// More names than any platform's document has at its top.
const KEYS_MAX: usize = 64;

impl Keys {
    /// Whether all of these are among them.
    pub(crate) fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.0.iter().any(|key| key == name))
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Top)
    }
}

struct Top;

impl<'de> Visitor<'de> for Top {
    type Value = Keys;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        let mut keys = Keys::default();
        while let Some((key, _)) = map.next_entry::<String, IgnoredAny>()? {
            if keys.0.len() < KEYS_MAX {
                keys.0.push(key);
            }
        }
        Ok(keys)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Keys, A::Error> {
        let first = list.next_element::<First>()?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first.map(|first| first.0).unwrap_or_default())
    }
}

/// The first element of a list; only an object has names.
struct First(Keys);

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Keys;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Keys, A::Error> {
                Top.visit_map(map)
            }
        }
        input.deserialize_map(Object).map(First)
    }
}

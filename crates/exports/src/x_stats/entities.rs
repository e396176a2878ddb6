use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::Fault;

use super::segment::Part;

/// Takes the parts of entities, one after another.
pub(super) trait Parts {
    /// Takes a part of an entity.
    ///
    /// # Errors
    /// The fault that sinks the document.
    fn part(&mut self, id: &str, part: &Part) -> Result<(), Fault>;

    /// Remembers a fault while the parser, which has its own, gives up.
    fn fail(&mut self, fault: Fault);
}

/// A place in the document, and who takes the parts below it.
pub(super) struct Walk<'a, P> {
    place: Place<'a>,
    parts: &'a mut P,
}

#[derive(Clone, Copy)]
enum Place<'a> {
    /// The document.
    Top,
    /// Its list of entities.
    Entities,
    /// One of them.
    Entity,
    /// The list of an entity's parts.
    Parts(&'a str),
}

impl<'a, P: Parts> Walk<'a, P> {
    /// From the top of the document.
    pub(super) fn new(parts: &'a mut P) -> Self {
        Self { place: Place::Top, parts }
    }

    fn below<'b>(&'b mut self, place: Place<'b>) -> Walk<'b, P> {
        Walk { place, parts: self.parts }
    }
}

impl<'de, P: Parts> DeserializeSeed<'de> for Walk<'_, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        match self.place {
            Place::Top | Place::Entity => input.deserialize_map(self),
            Place::Entities | Place::Parts(_) => input.deserialize_seq(self),
        }
    }
}

impl<'de, P: Parts> Visitor<'de> for Walk<'_, P> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("statistics of entities")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let (mut id, mut seen): (Option<String>, bool) = (None, false);
        while let Some(key) = map.next_key::<String>()? {
            match (self.place, key.as_str()) {
                (Place::Top, "data") | (Place::Entity, "id_data") if std::mem::replace(&mut seen, true) => {
                    return Err(A::Error::custom("figures twice"));
                }
                (Place::Top, "data") => map.next_value_seed(self.below(Place::Entities))?,
                (Place::Entity, "id") if id.is_none() => id = Some(map.next_value()?),
                (Place::Entity, "id_data") => {
                    // Nothing is kept of a part whose entity is not known yet.
                    let id = id.as_deref().ok_or_else(|| A::Error::custom("an entity without its id"))?;
                    map.next_value_seed(self.below(Place::Parts(id)))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let Place::Parts(id) = self.place else {
            while list.next_element_seed(self.below(Place::Entity))?.is_some() {}
            return Ok(());
        };
        while let Some(part) = list.next_element::<Part>()? {
            if let Err(fault) = self.parts.part(id, &part) {
                self.parts.fail(fault);
                return Err(A::Error::custom("a fault"));
            }
        }
        Ok(())
    }
}

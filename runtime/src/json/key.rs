//! A key of a JSON object, read as the number of a field, without keeping its text.

use crate::object::{Place, Shape};
use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt::{Formatter, Result as Written};

/// Reads a key as the number of a field; `None` for a key that no field has.
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) shape: &'static Shape,
    /// Fields with this place are not in the text.
    pub(super) elsewhere: Option<Place>,
    /// The number that is expected: answers mostly have the page's order.
    pub(super) next: usize,
}

/// Reads a key as whether it is this one.
pub(super) struct IsKey(pub(super) &'static str);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Self::Value, D::Error> {
        key.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        let fields = self.shape.fields;
        let found = match fields.get(self.next) {
            Some(field) if field.wire == key => Some(self.next),
            _ => self.shape.find(key),
        };
        let here = |number: &usize| fields.get(*number).is_some_and(|field| Some(field.place) != self.elsewhere);
        Ok(found.filter(here))
    }
}

impl<'de> DeserializeSeed<'de> for IsKey {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Self::Value, D::Error> {
        key.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsKey {
    type Value = bool;

    fn expecting(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(key == self.0)
    }
}

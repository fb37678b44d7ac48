//! A look at a few keys of a JSON object without building the rest: every answer is looked at, and most are no errors.

use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt::{Formatter, Result as Written};

/// These keys of the object in the text, inside `envelope` if there is one, as far as the text is such an object: of an answer that breaks off,
/// whoever asks support needs what has come.
pub(super) fn peek(json: &[u8], envelope: Option<&str>, wanted: &[&str]) -> Map<String, Value> {
    let mut text = serde_json::Deserializer::from_slice(json);
    let mut found = Map::new();
    // What is wrong with the text is said by whoever decodes it.
    let _ = Peek { envelope, wanted, found: &mut found }.deserialize(&mut text);
    found
}

struct Peek<'a> {
    envelope: Option<&'a str>,
    wanted: &'a [&'a str],
    found: &'a mut Map<String, Value>,
}

impl<'de> DeserializeSeed<'de> for Peek<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        value.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Peek<'_> {
    type Value = ();

    fn expecting(&self, out: &mut Formatter<'_>) -> Written {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            if self.envelope == Some(&key) {
                self.found.clear();
                entries.next_value_seed(Peek { envelope: None, wanted: self.wanted, found: self.found })?;
            } else if self.envelope.is_none() && self.wanted.contains(&key.as_str()) {
                self.found.insert(key, entries.next_value()?);
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A text, or a number or truth value in words; nothing for an empty text and for everything nested.
pub(super) fn scalar(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

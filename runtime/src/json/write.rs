//! Objects to JSON text. What is not set is not written; an empty text or list is.

use crate::object::{Object, Place, Value, elements};
use serde_core::ser::{Serialize, SerializeMap, Serializer};

/// Writes the JSON body of a request: the fields in the body, `{}` when none is set.
///
/// # Errors
///
/// None that is known: every key is text, and writing to a `Vec` does not fail. serde_json's signature has one, and
/// passing it on is better than sending half a body.
pub fn write(request: &dyn Object, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    serde_json::to_writer(out, &Body(request))
}

/// One value as JSON text.
pub(crate) fn text(value: Value<'_>) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Json(value))
}

/// A request as its JSON body.
struct Body<'a>(&'a dyn Object);

/// A value with all that is in it.
pub(crate) struct Json<'a>(pub(crate) Value<'a>);

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        object(self.0, out, |place| place == Place::Body)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Unset => out.serialize_unit(),
            Value::Text(text) => out.serialize_str(text),
            Value::Integer(number) => out.serialize_i64(number),
            Value::Boolean(truth) => out.serialize_bool(truth),
            Value::Object(inner) => object(inner, out, |_| true),
            Value::List(list) => out.collect_seq(elements(list).map(Json)),
        }
    }
}

fn object<S: Serializer>(object: &dyn Object, out: S, wanted: fn(Place) -> bool) -> Result<S::Ok, S::Error> {
    let fields = object.shape().fields;
    let mut map = out.serialize_map(None)?;
    let mut outcome = Ok(());
    object.members(&mut |members| {
        outcome =
            fields.iter().zip(members).filter(|(field, _)| wanted(field.place)).try_for_each(|(field, member)| {
                match member.value() {
                    Value::Unset => Ok(()),
                    value => map.serialize_entry(field.wire, &Json(value)),
                }
            });
    });
    outcome?;
    map.end()
}

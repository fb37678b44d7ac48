//! Objects to JSON text. What is not set is not written; an empty text or list is. The walk is our own, as that is a third
//! faster than through serde's traits: keys and most values are copied as they are. Texts that need escapes, and
//! numbers, are serde_json's.

use crate::object::{Object, Place, Value, elements};
use serde_core::ser::Error;

/// Writes the JSON body of a request: the fields in the body, `{}` when none is set.
///
/// # Errors
///
/// None that is known: writing to a `Vec` does not fail. serde_json's signature has one, and passing it on is better than
/// sending half a body.
pub fn write(request: &dyn Object, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    write_object(request, out, |place| place == Place::Body)
}

/// One value as JSON text.
pub(crate) fn text(value: Value<'_>) -> Result<String, serde_json::Error> {
    let mut text = Vec::with_capacity(32);
    write_value(value, &mut text)?;
    String::from_utf8(text).map_err(Error::custom)
}

fn write_value(value: Value<'_>, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Unset => out.extend(b"null"),
        Value::Text(text) => write_text(text, out)?,
        Value::Integer(number) => serde_json::to_writer(out, &number)?,
        Value::Boolean(truth) => out.extend(if truth { &b"true"[..] } else { b"false" }),
        Value::Object(object) => write_object(object, out, |_| true)?,
        Value::List(list) => {
            out.push(b'[');
            for (index, element) in elements(list).enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write_value(element, out)?;
            }
            out.push(b']');
        }
    }
    Ok(())
}

fn write_object(object: &dyn Object, out: &mut Vec<u8>, wanted: fn(Place) -> bool) -> Result<(), serde_json::Error> {
    out.push(b'{');
    let start = out.len();
    let mut outcome = Ok(());
    object.members(&mut |members| {
        let mut fields = object.shape().fields.iter().zip(members).filter(|(field, _)| wanted(field.place));
        outcome = fields.try_for_each(|(field, member)| match member.value() {
            Value::Unset => Ok(()),
            value => {
                if out.len() > start {
                    out.push(b',');
                }
                if field.is_plain {
                    write_plain(field.wire, out);
                } else {
                    write_text(field.wire, out)?;
                }
                out.push(b':');
                write_value(value, out)
            }
        });
    });
    out.push(b'}');
    outcome
}

fn write_text(text: &str, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    if !is_plain(text.as_bytes()) {
        return serde_json::to_writer(out, text);
    }
    write_plain(text, out);
    Ok(())
}

/// Whether nothing in the text is ever escaped. Ids and names mostly have eight bytes or more, and that many are looked at
/// at once.
fn is_plain(text: &[u8]) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        text.as_chunks::<16>().0.iter().all(is_plain_chunk) && is_plain_chunk(last)
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        is_plain_chunk(first) && is_plain_chunk(last)
    } else {
        !text.iter().any(needs_escape)
    }
}

fn is_plain_chunk<const N: usize>(chunk: &[u8; N]) -> bool {
    !chunk.iter().fold(false, |found, byte| found | needs_escape(byte))
}

fn needs_escape(byte: &u8) -> bool {
    (*byte < b' ') | (*byte == b'"') | (*byte == b'\\')
}

fn write_plain(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend(text.as_bytes());
    out.push(b'"');
}

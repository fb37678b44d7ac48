//! Objects to JSON text. What is not set is not written; an empty text or list is. The walk is our own, as that is a third
//! faster than through serde's traits: keys and most values are copied as they are. Texts that need escapes, and
//! numbers, are serde_json's.

use crate::object::{Field, Object, Place, Value, elements};
use crate::scan;
use serde_core::ser::Error;

/// Writes the JSON body of a request: the fields in the body, `{}` when none is set.
///
/// # Errors
///
/// None that is known: writing to a `Vec` does not fail. serde_json's signature has one, and passing it on is better than
/// sending half a body.
pub fn write(request: &dyn Object, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let mut outcome = Ok(());
    request.values(&mut |values| outcome = write_body(request.shape().fields, values, out));
    outcome
}

/// The same of fields that are already looked at.
pub(crate) fn write_body(fields: &[Field], values: &[Value<'_>], out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    write_fields(fields, values, out, true)
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
        Value::Object(object) => {
            let mut outcome = Ok(());
            object.values(&mut |values| outcome = write_fields(object.shape().fields, values, out, false));
            outcome?;
        }
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

fn write_fields(
    fields: &[Field],
    values: &[Value<'_>],
    out: &mut Vec<u8>,
    only_body: bool,
) -> Result<(), serde_json::Error> {
    out.push(b'{');
    let start = out.len();
    for (field, value) in fields.iter().zip(values) {
        if matches!(value, Value::Unset) || (only_body && field.place != Place::Body) {
            continue;
        }
        if out.len() > start {
            out.push(b',');
        }
        if field.is_plain {
            write_plain(field.wire, out);
        } else {
            write_text(field.wire, out)?;
        }
        out.push(b':');
        match value {
            Value::Text(text) => write_text(text, out)?,
            value => write_value(*value, out)?,
        }
    }
    out.push(b'}');
    Ok(())
}

#[inline]
fn write_text(text: &str, out: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    if !scan::all(text.as_bytes(), is_plain) {
        return serde_json::to_writer(out, text);
    }
    write_plain(text, out);
    Ok(())
}

#[inline]
fn write_plain(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend(text.as_bytes());
    out.push(b'"');
}

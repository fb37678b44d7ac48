//! The path of a request: the operation's template with the values of the path fields in it.

use super::LayoutError;
use crate::object::{Field, Place, Value};
use crate::operation::OperationInfo;
use crate::{escape, json};
use std::borrow::Cow;

/// The path with all values in it.
pub(super) fn filled(
    info: &OperationInfo,
    fields: &[Field],
    values: &[Value<'_>],
) -> Result<Cow<'static, str>, LayoutError> {
    if !info.path.contains('{') {
        return Ok(info.path.into());
    }
    let given = |name: &str| {
        let mut given = fields.iter().zip(values).filter(|(field, _)| field.place == Place::Path);
        given.find(|(field, _)| field.wire == name).map_or(Value::Unset, |(_, value)| *value)
    };
    // A value is mostly an id of 32 or 36 characters, in place of a name in braces.
    let names = info.path.bytes().filter(|byte| *byte == b'{').count();
    let mut path = String::with_capacity(info.path.len() + 32 * names);
    let mut unusable = Vec::new();
    let mut rest = info.path;
    while let Some((before, name, after)) = next_name(rest) {
        path.push_str(before);
        let text = match given(name) {
            Value::Unset => Cow::Borrowed(""),
            Value::Text(text) => text.into(),
            value => json::text(value)?.into(),
        };
        if text.is_empty() || escape::is_dots(&text) {
            unusable.push((name, text.into_owned()));
        } else {
            escape::push(&mut path, &text);
        }
        rest = after;
    }
    path.push_str(rest);
    if unusable.is_empty() { Ok(path.into()) } else { Err(LayoutError::Path { operation: info.id, unusable }) }
}

/// What stands before the next `{name}`, the name, and what stands behind.
fn next_name(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

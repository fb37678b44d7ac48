//! `Debug` of every object: only the fields that are set, by their Rust names, and no sensitive value.

use super::{Object, Value, elements};
use crate::text::Shown;
use std::fmt::{Debug, Formatter, Result};

/// Prints an object for `Debug`. Sensitive values appear as `***`, and long texts are shortened.
///
/// # Errors
///
/// When the formatter fails.
pub fn debug(object: &dyn Object, out: &mut Formatter<'_>) -> Result {
    let shape = object.shape();
    let mut print = out.debug_struct(shape.name);
    object.values(&mut |values| {
        for (field, value) in shape.fields.iter().zip(values) {
            let name = field.name.strip_prefix("r#").unwrap_or(field.name);
            match value {
                Value::Unset => {}
                _ if field.sensitive => {
                    print.field(name, &format_args!("***"));
                }
                value => {
                    print.field(name, value);
                }
            }
        }
    });
    print.finish()
}

impl Debug for Value<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Value::Unset => out.write_str("unset"),
            Value::Text(text) => Debug::fmt(&Shown::message(text), out),
            Value::Integer(number) => Debug::fmt(number, out),
            Value::Boolean(truth) => Debug::fmt(truth, out),
            Value::Object(object) => debug(*object, out),
            Value::List(list) => out.debug_list().entries(elements(*list)).finish(),
        }
    }
}

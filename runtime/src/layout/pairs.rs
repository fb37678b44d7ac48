//! Queries and forms: names and values one behind the other, encoded as they travel. It must not know which field goes
//! where, or in what order a signature wants them.

use super::LayoutError;
use crate::object::{Field, Value, elements};
use crate::operation::Lists;
use crate::{escape, json};
use std::borrow::Cow;

/// The pairs of a query or form, encoded: `name=value&name=value`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pairs(String);

impl Pairs {
    /// The text as it stands on the request line or in a form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Names and values in order, decoded.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        escape::pairs(&self.0)
    }

    /// The text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Adds a pair that no field stands for.
    pub(super) fn push_text(&mut self, name: &str, value: &str) {
        self.push_separator();
        escape::push(&mut self.0, name);
        self.0.push('=');
        escape::push(&mut self.0, value);
    }

    /// Adds a field, as many pairs as it takes; nothing for one that is not set.
    #[inline]
    pub(super) fn push(&mut self, field: &'static Field, value: Value<'_>, lists: Lists) -> Result<(), LayoutError> {
        match value {
            Value::Unset => Ok(()),
            Value::List(_) | Value::Object(_) => self.push_nested(&Name::Field(field), value, lists),
            value => {
                self.push_separator();
                self.push_wire(field);
                self.push_value(value)
            }
        }
    }

    fn push_nested(&mut self, name: &Name<'_>, value: Value<'_>, lists: Lists) -> Result<(), LayoutError> {
        match (value, lists) {
            (Value::Unset, _) => {}
            (Value::List(list), Lists::Json) if list.count() == 0 => {}
            (Value::List(list), Lists::Flatten | Lists::Repeat) => {
                for (index, element) in elements(list).enumerate() {
                    self.push_nested(&Name::Element(name, index), element, lists)?;
                }
            }
            (Value::Object(object), Lists::Flatten | Lists::Repeat) => {
                let mut outcome = Ok(());
                object.values(&mut |values| {
                    let mut fields = object.shape().fields.iter().zip(values);
                    outcome = fields
                        .try_for_each(|(field, value)| self.push_nested(&Name::Inside(name, field), *value, lists));
                });
                outcome?;
            }
            (value, _) => {
                self.push_separator();
                self.push_link(name, lists);
                self.push_value(value)?;
            }
        }
        Ok(())
    }

    /// Adds what stands behind the name: truth values in words, integers in decimal, everything nested as JSON.
    #[inline]
    fn push_value(&mut self, value: Value<'_>) -> Result<(), LayoutError> {
        self.0.push('=');
        match value {
            Value::Text(text) => escape::push(&mut self.0, text),
            Value::Integer(number) => self.0.push_str(itoa::Buffer::new().format(number)),
            Value::Boolean(truth) => self.0.push_str(if truth { "true" } else { "false" }),
            nested => escape::push(&mut self.0, &json::text(nested)?),
        }
        Ok(())
    }

    #[inline]
    fn push_separator(&mut self) {
        if self.0.is_empty() {
            self.0.reserve(384);
        } else {
            self.0.push('&');
        }
    }

    fn push_link(&mut self, name: &Name<'_>, lists: Lists) {
        match name {
            Name::Field(field) => self.push_wire(field),
            Name::Inside(parent, field) => {
                self.push_link(parent, lists);
                self.0.push('.');
                self.push_wire(field);
            }
            Name::Element(parent, index) => {
                self.push_link(parent, lists);
                if lists == Lists::Flatten {
                    self.0.push('.');
                    self.0.push_str(itoa::Buffer::new().format(index + 1));
                }
            }
        }
    }

    #[inline]
    fn push_wire(&mut self, field: &Field) {
        if field.is_plain {
            self.0.push_str(field.wire);
        } else {
            escape::push(&mut self.0, field.wire);
        }
    }
}

/// The name of a pair: a chain of borrowed links, so that no text is made for it.
enum Name<'a> {
    /// A field of the request.
    Field(&'static Field),
    /// A field of an object in the request.
    Inside(&'a Name<'a>, &'static Field),
    /// An element of a list, from 0.
    Element(&'a Name<'a>, usize),
}

/// A value as one text: booleans `true` and `false`, integers in decimal, everything nested as JSON.
pub(super) fn plain(value: Value<'_>) -> Result<String, LayoutError> {
    Ok(match value {
        Value::Text(text) => text.to_owned(),
        value => json::text(value)?,
    })
}

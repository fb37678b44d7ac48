//! A generated struct as the rest of the runtime sees it: a [`Shape`] that says which fields there are, and its
//! [`Member`]s, each with a [`Value`] to look at and a [`Slot`] to write into. It must not know what a field means, how
//! it is checked, or how it travels: those are readers of this model.

mod copy;
mod field;
mod macros;
mod print;
mod provenance;
mod same;
mod slot;
mod value;

pub use copy::copy;
pub use field::{Field, Place, Role, Row, body, field, form, header, path, query};
pub use print::debug;
pub use provenance::Provenance;
pub use same::same;
pub use slot::{FromText, Nested, Sequence, Slot};
pub use value::{Elements, Item, Member, Value};

pub(crate) use value::elements;

/// A struct whose fields can be looked at and set without knowing its type.
///
/// Implemented by [`object!`](crate::object!), never by hand. Every field is an `Option`: a field that is not set is
/// not sent, which is different from a field that is set to an empty text or list.
///
/// The fields are shown all at once, as an array on the stack. That is the cheapest to compile of what was measured (an
/// arm of a `match` per field costs three times as much), and one call per object instead of one per field.
pub trait Object: Send + Sync {
    /// What is known about the fields, in page order.
    fn shape(&self) -> &'static Shape;

    /// Shows what the fields hold, once, in the order of the shape.
    fn values<'a>(&'a self, see: &mut dyn FnMut(&[Value<'a>]));

    /// Whether all documented limits are kept, those of nested objects included. [`validate`](crate::validate::validate)
    /// says which are not.
    fn keeps_limits(&self) -> bool;

    /// Gives access to the fields, once, in the order of the shape.
    fn members_mut(&mut self, change: &mut dyn FnMut(&mut [&mut dyn Member]));
}

/// What a field holds, by its number in the shape; [`Value::Unset`] when there is no such field.
pub fn value(object: &dyn Object, number: usize) -> Value<'_> {
    let mut value = Value::Unset;
    object.values(&mut |values| value = values.get(number).copied().unwrap_or(Value::Unset));
    value
}

/// Writes into a field, by its number in the shape; does nothing when there is no such field.
pub fn fill(object: &mut dyn Object, number: usize, write: &mut dyn FnMut(Slot<'_>)) {
    object.members_mut(&mut |members| {
        if let Some(member) = members.get_mut(number) {
            write(member.slot());
        }
    });
}

/// The fields of one object, and the sources that define them.
#[derive(Debug)]
pub struct Shape {
    /// Name of the Rust type.
    pub name: &'static str,
    /// What the object was read from. For a request this names its operation.
    pub provenance: Provenance,
    /// The fields, in page order.
    pub fields: &'static [Field],
}

impl Shape {
    /// The number of the field with this wire name.
    #[must_use]
    pub fn find(&self, wire: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.wire == wire)
    }
}

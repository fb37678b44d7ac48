//! Looking at what a field holds, without knowing its type. It must not allocate: validation of a good request and the
//! writing of every request go through here.

use super::{Object, Slot};

/// What a field holds.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// The field is not set and will not be sent.
    Unset,
    /// A text, or the wire text of an enum.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A truth value.
    Boolean(bool),
    /// An object.
    Object(&'a dyn Object),
    /// A list.
    List(&'a dyn Elements),
}

/// The elements of a list.
pub trait Elements {
    /// How many there are.
    fn count(&self) -> usize;

    /// One of them, from 0; [`Value::Unset`] behind the end.
    fn element(&self, index: usize) -> Value<'_>;
}

/// A field of an object: an `Option` of an [`Item`].
pub trait Member {
    /// What it holds.
    fn value(&self) -> Value<'_>;

    /// Where its value goes.
    fn slot(&mut self) -> Slot<'_>;
}

/// A type that a field, or an element of a list, can have: text, `i64`, `bool`, objects, open enums, and lists of these.
pub trait Item: Sized + 'static {
    /// What it holds; never [`Value::Unset`].
    fn value(&self) -> Value<'_>;

    /// Where a value of this type goes.
    fn fill(slot: &mut Option<Self>) -> Slot<'_>;
}

impl Item for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn fill(slot: &mut Option<Self>) -> Slot<'_> {
        Slot::Text(slot)
    }
}

impl Item for i64 {
    fn value(&self) -> Value<'_> {
        Value::Integer(*self)
    }

    fn fill(slot: &mut Option<Self>) -> Slot<'_> {
        Slot::Integer(slot)
    }
}

impl Item for bool {
    fn value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }

    fn fill(slot: &mut Option<Self>) -> Slot<'_> {
        Slot::Boolean(slot)
    }
}

impl<T: Item> Item for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }

    fn fill(slot: &mut Option<Self>) -> Slot<'_> {
        Slot::List(slot)
    }
}

impl<T: Item> Elements for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Value<'_> {
        match self.get(index) {
            Some(item) => item.value(),
            None => Value::Unset,
        }
    }
}

impl<T: Item> Member for Option<T> {
    fn value(&self) -> Value<'_> {
        match self {
            Some(item) => item.value(),
            None => Value::Unset,
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        T::fill(self)
    }
}

/// The elements in order.
pub(crate) fn elements<'a>(list: &'a dyn Elements) -> impl Iterator<Item = Value<'a>> {
    (0..list.count()).map(move |index| list.element(index))
}

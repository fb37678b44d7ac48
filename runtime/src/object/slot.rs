//! Writing into a field without knowing its type. The counterpart of `value`; who parses what is written, and what is
//! done when it does not fit, is the reader's business (`json`, `decode`).

use super::{Item, Object};

/// Where the value of a field goes.
pub enum Slot<'a> {
    /// A text.
    Text(&'a mut Option<String>),
    /// A whole number.
    Integer(&'a mut Option<i64>),
    /// A truth value.
    Boolean(&'a mut Option<bool>),
    /// An open enum: any text fits.
    Enum(&'a mut dyn FromText),
    /// An object.
    Object(&'a mut dyn Nested),
    /// A list.
    List(&'a mut dyn Sequence),
}

/// A field that is an open enum.
pub trait FromText {
    /// Sets the field to this wire text, known or not.
    fn set(&mut self, text: &str);

    /// Unsets the field.
    fn clear(&mut self);
}

/// A field that is an object.
pub trait Nested {
    /// Sets the field to an object in which nothing is set, and gives access to it.
    fn open(&mut self) -> &mut dyn Object;

    /// Unsets the field.
    fn clear(&mut self);
}

/// A field that is a list.
pub trait Sequence {
    /// Sets the field to an empty list.
    fn begin(&mut self);

    /// Adds what `fill` writes into the slot; nothing when it writes nothing. Only after [`begin`](Self::begin).
    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>));

    /// Unsets the field.
    fn clear(&mut self);
}

impl Slot<'_> {
    /// Unsets the field.
    pub fn clear(self) {
        match self {
            Slot::Text(slot) => *slot = None,
            Slot::Integer(slot) => *slot = None,
            Slot::Boolean(slot) => *slot = None,
            Slot::Enum(slot) => slot.clear(),
            Slot::Object(slot) => slot.clear(),
            Slot::List(slot) => slot.clear(),
        }
    }
}

impl<T: Object + Default> Nested for Option<T> {
    fn open(&mut self) -> &mut dyn Object {
        self.insert(T::default())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Item> Sequence for Option<Vec<T>> {
    fn begin(&mut self) {
        *self = Some(Vec::new());
    }

    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>)) {
        let mut element = None;
        fill(T::fill(&mut element));
        if let (Some(list), Some(element)) = (self, element) {
            list.push(element);
        }
    }

    fn clear(&mut self) {
        *self = None;
    }
}

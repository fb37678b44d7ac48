//! Copies of objects. A derived `Clone` costs a call per field of every generated struct; this is written once.

use super::{Object, Slot, Value, elements};

/// Sets every field of `to` as it is in `from`, an object of the same type.
pub fn copy(from: &dyn Object, to: &mut dyn Object) {
    from.values(&mut |from| {
        to.members_mut(&mut |to| {
            for (from, to) in from.iter().zip(to) {
                copy_value(*from, to.slot());
            }
        });
    });
}

fn copy_value(from: Value<'_>, to: Slot<'_>) {
    match (from, to) {
        (Value::Text(text), Slot::Text(slot)) => *slot = Some(text.to_owned()),
        (Value::Text(text), Slot::Enum(slot)) => slot.set(text),
        (Value::Integer(number), Slot::Integer(slot)) => *slot = Some(number),
        (Value::Boolean(truth), Slot::Boolean(slot)) => *slot = Some(truth),
        (Value::Object(object), Slot::Object(slot)) => copy(object, slot.open()),
        (Value::List(list), Slot::List(slot)) => {
            slot.begin();
            for element in elements(list) {
                slot.push(&mut |slot| copy_value(element, slot));
            }
        }
        (_, slot) => slot.clear(),
    }
}

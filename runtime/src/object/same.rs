//! Equality of objects, by value.

use super::{Object, Value, elements};

/// Whether two objects of the same type hold the same.
pub fn same(left: &dyn Object, right: &dyn Object) -> bool {
    let mut same = true;
    left.values(&mut |left| {
        right.values(&mut |right| {
            same = left.iter().zip(right).all(|(left, right)| same_value(*left, *right));
        });
    });
    same
}

fn same_value(left: Value<'_>, right: Value<'_>) -> bool {
    match (left, right) {
        (Value::Unset, Value::Unset) => true,
        (Value::Text(left), Value::Text(right)) => left == right,
        (Value::Integer(left), Value::Integer(right)) => left == right,
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        (Value::Object(left), Value::Object(right)) => same(left, right),
        (Value::List(left), Value::List(right)) => {
            left.count() == right.count()
                && elements(left).zip(elements(right)).all(|(left, right)| same_value(left, right))
        }
        _ => false,
    }
}

//! Which operations use which types and enums, and whether in requests or in answers: what decides on the file that a type goes to, and on
//! whether it gets setters.

use std::collections::{BTreeSet, HashMap};

use super::enums::Enums;
use crate::model::{ObjectType, Operation, Type, Usage};

/// Fills in `usage` and `used_by` of the types and the enums.
pub(super) fn trace(operations: &[Operation], types: &mut [ObjectType], enums: &mut Enums) {
    for operation in operations {
        for object in [&operation.request, &operation.response] {
            for index in reach(object, types, enums, &operation.name) {
                if let Some(ty) = types.get_mut(index) {
                    ty.usage = Usage {
                        request: ty.usage.request | object.usage.request,
                        response: ty.usage.response | object.usage.response,
                    };
                    if !ty.used_by.contains(&operation.name) {
                        ty.used_by.push(operation.name.clone());
                    }
                }
            }
        }
    }
}

/// The types that an object holds, at any depth, by their numbers.
fn reach(object: &ObjectType, types: &[ObjectType], enums: &mut Enums, operation: &str) -> BTreeSet<usize> {
    let numbers: HashMap<&str, usize> = types.iter().map(|ty| ty.rust.as_str()).zip(0..).collect();
    let mut reached = BTreeSet::new();
    let mut waiting = vec![object];
    while let Some(object) = waiting.pop() {
        for field in &object.fields {
            match field.ty.element() {
                Type::Enum(rust) => enums.used(rust, operation),
                Type::Object(rust) => {
                    let number = numbers.get(rust.as_str()).filter(|number| reached.insert(**number));
                    waiting.extend(number.and_then(|number| types.get(*number)));
                }
                _ => {}
            }
        }
    }
    reached
}

//! Which operations use which types and enums, and whether in requests or in answers: what decides on the file that a type goes to, and on
//! whether it gets setters.

use super::enums::Enums;
use crate::model::{ObjectType, Operation, Type, Usage};

/// Fills in `usage` and `used_by` of the types and the enums.
pub(super) fn trace(operations: &[Operation], types: &mut [ObjectType], enums: &mut Enums) {
    for operation in operations {
        for object in [&operation.request, &operation.response] {
            let mut reached = Vec::new();
            reach(object, types, enums, &operation.name, &mut reached);
            for index in reached {
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

fn reach(object: &ObjectType, types: &[ObjectType], enums: &mut Enums, operation: &str, reached: &mut Vec<usize>) {
    for field in &object.fields {
        match field.ty.element() {
            Type::Enum(rust) => enums.used(rust, operation),
            Type::Object(rust) => {
                let found = types.iter().enumerate().find(|(_, ty)| &ty.rust == rust);
                if let Some((index, ty)) = found.filter(|(index, _)| !reached.contains(index)) {
                    reached.push(index);
                    reach(ty, types, enums, operation, reached);
                }
            }
            _ => {}
        }
    }
}

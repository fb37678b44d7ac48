//! JSON made from the model: an object with every field set, and a walk that may replace any value while knowing its type. So lenient reading is
//! shown on every field of every answer, and not on a chosen few.

use flowlog_codegen::model::{ObjectType, Service, Type};
use serde_json::{Map, Value, json};

/// How deep a type that holds itself is filled.
const DEEPEST: usize = 4;

/// The object with every field set.
pub fn full(service: &Service, object: &ObjectType) -> Value {
    filled(service, object, 0)
}

fn filled(service: &Service, object: &ObjectType, depth: usize) -> Value {
    let fields = object.fields.iter().enumerate();
    Value::Object(fields.map(|(number, f)| (f.wire.clone(), value(service, &f.ty, number, depth))).collect())
}

// The number of the field makes values differ, so that two fields that are mixed up are seen.
fn value(service: &Service, ty: &Type, number: usize, depth: usize) -> Value {
    match ty {
        Type::Text => json!(format!("text {number}")),
        Type::Integer => json!(number),
        Type::Boolean => json!(number.is_multiple_of(2)),
        Type::Enum(name) => {
            let known = service.enums.iter().find(|e| &e.rust == name).expect("an enum of the service");
            json!(known.variants[number % known.variants.len()].wire)
        }
        Type::Object(_) if depth == DEEPEST => json!({}),
        Type::Object(name) => filled(service, service.object(name).expect("a type of the service"), depth + 1),
        Type::List(_) if depth == DEEPEST => json!([]),
        Type::List(element) => {
            json!([value(service, element, number, depth + 1), value(service, element, number + 1, depth + 1)])
        }
    }
}

/// The object with some of its values replaced: `change` sees each value with its type, before what is inside it.
pub fn changed(
    service: &Service,
    object: &ObjectType,
    of: &Value,
    change: &mut dyn FnMut(&Type, &Value) -> Option<Value>,
) -> Value {
    let Value::Object(members) = of else { panic!("{} is an object: {of}", object.wire) };
    let mut result = Map::new();
    for (name, member) in members {
        let field = object.fields.iter().find(|f| f.wire == *name).unwrap_or_else(|| panic!("{name} is no field"));
        result.insert(name.clone(), changed_value(service, &field.ty, member, change));
    }
    Value::Object(result)
}

fn changed_value(
    service: &Service,
    ty: &Type,
    of: &Value,
    change: &mut dyn FnMut(&Type, &Value) -> Option<Value>,
) -> Value {
    if let Some(replaced) = change(ty, of) {
        return replaced;
    }
    match (ty, of) {
        (Type::Object(name), _) => changed(service, service.object(name).expect("a type of the service"), of, change),
        (Type::List(element), Value::Array(elements)) => {
            elements.iter().map(|of| changed_value(service, element, of, change)).collect()
        }
        _ => of.clone(),
    }
}

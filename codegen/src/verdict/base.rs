//! The request that cases edit: the first example or, where there is none, one that is made of what is required. Must not know cases.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::hold::applies;
use crate::model::{Check, Field, ObjectType, Operation, Service, Type};

/// Objects inside of each other. One that demands itself has no end.
const DEEPEST: usize = 8;

/// The first example that has a request or, if none has, a request of the required fields; none if their limits allow no value that could be made.
pub fn base<'m>(service: &Service, operation: &'m Operation) -> Option<Cow<'m, Value>> {
    match operation.first_request() {
        Some(example) => Some(Cow::Borrowed(example)),
        None => made(service, &operation.request, DEEPEST).map(Cow::Owned),
    }
}

fn made(service: &Service, object: &ObjectType, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    let mut members = Map::new();
    // What is set can make something else required.
    while let Some(field) = object.fields.iter().find(|field| is_missing(field, &members)) {
        members.insert(field.wire.clone(), value(service, field, depth)?);
    }
    Some(Value::Object(members))
}

fn is_missing(field: &Field, members: &Map<String, Value>) -> bool {
    let mut required = field.constraints.iter().filter(|limit| limit.check == Check::Required);
    !members.contains_key(&field.wire) && required.any(|limit| applies(limit, members).is_some())
}

fn value(service: &Service, field: &Field, depth: usize) -> Option<Value> {
    let one = match field.ty.element() {
        Type::Object(rust) => made(service, service.object(rust)?, depth)?,
        _ => field.made()?,
    };
    if !field.ty.is_list() {
        return Some(one);
    }
    let least = field.constraints.iter().filter_map(|limit| match limit.check {
        Check::Items { min, .. } => usize::try_from(min).ok(),
        _ => None,
    });
    // Nobody demands so many.
    const MOST: usize = 100;
    Some(Value::Array(vec![one; least.max().unwrap_or_default().clamp(1, MOST)]))
}

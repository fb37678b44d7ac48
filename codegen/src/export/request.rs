//! The schema of one request: the fields of all places side by side, as `cargo xtask validate` takes them, and the types that they hold. It must not
//! know what is said of a field.

use super::json::Schema;
use super::object;
use crate::model::{ObjectType, Operation, Service, Type};

/// Everything after the header.
pub(super) fn schema(service: &Service, operation: &Operation) -> Schema {
    let mut types = Vec::new();
    collect(service, &operation.request, "", &mut types);
    let define = |(object, path): (&ObjectType, String)| {
        let schema = Schema::default().with("title", object.wire.as_str()).with("description", object.doc.as_str());
        (object.rust.clone(), object::keywords(operation, object, &path, schema).into())
    };
    let schema = Schema::default()
        .with("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with("title", format!("{} of {}", operation.name, service.title))
        .with("description", operation.doc.as_str());
    object::keywords(operation, &operation.request, "", schema)
        .with_some("$defs", types.into_iter().map(define).collect::<Schema>())
}

/// The types that an object holds, each with the path under which it is reached first.
fn collect<'m>(service: &'m Service, object: &'m ObjectType, path: &str, found: &mut Vec<(&'m ObjectType, String)>) {
    for field in &object.fields {
        if let Type::Object(name) = field.ty.element()
            && let Some(inner) = service.object(name)
            && found.iter().all(|(known, _)| known.rust != inner.rust)
        {
            let path = format!("{path}{}.", field.wire);
            found.push((inner, path.clone()));
            collect(service, inner, &path, found);
        }
    }
}

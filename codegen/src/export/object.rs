//! An object type: its fields with their types and limits, what must be given, and what only sometimes. It must not know which object it is.

use super::comment::Spot;
use super::json::{Json, Schema};
use super::{condition, limit};
use crate::model::{Check, Constraint, Field, ObjectType, Operation, Placement, Severity, Type};
use crate::spec::Place;

/// The keywords of an object whose fields are reached under `path`, which ends in a dot or is empty.
pub(super) fn keywords(operation: &Operation, object: &ObjectType, path: &str, schema: Schema) -> Schema {
    let paths: Vec<String> = object.fields.iter().map(|field| format!("{path}{}", field.wire)).collect();
    let spots = || object.fields.iter().zip(&paths).map(|(field, path)| Spot { operation, object, field, path });
    // One by one, and not in one list: an error then points to the comment that has the id of the limit.
    let presence = spots().flat_map(|spot| {
        let presence = violations(spot.field).filter(|constraint| is_about_presence(constraint));
        presence.map(move |c| condition::keywords(object, spot.field, c, commented(&spot, c)))
    });
    schema
        .with("type", "object")
        .with("properties", spots().map(|spot| (spot.field.wire.clone(), field(&spot).into())).collect::<Schema>())
        .with("additionalProperties", false)
        .with_some("allOf", presence.collect::<Json>())
}

fn field(spot: &Spot<'_>) -> Schema {
    let (whole, each): (Vec<_>, Vec<_>) = violations(spot.field)
        .filter(|constraint| !is_about_presence(constraint))
        .partition(|c| !spot.field.ty.is_list() || matches!(c.check, Check::Items { .. } | Check::Deprecated));
    let limits = |constraints: Vec<&Constraint>| {
        constraints.into_iter().map(|c| limit::keywords(&c.check, commented(spot, c))).collect::<Json>()
    };
    let schema = Schema::default().with("$comment", spot.field()).with("description", spot.field.doc.as_str());
    let schema = match &spot.field.ty {
        Type::List(element) => {
            let items = of_type(element, Schema::default()).with_some("allOf", limits(each));
            schema.with("type", "array").with("items", items)
        }
        ty => of_type(ty, schema),
    };
    // The path of the call would be another one.
    let schema = match spot.field.place {
        Placement::At(Place::Path) => {
            schema.with("not", Schema::default().with("enum", [""].into_iter().collect::<Json>()))
        }
        _ => schema,
    };
    schema.with_some("allOf", limits(whole))
}

fn of_type(ty: &Type, schema: Schema) -> Schema {
    match ty {
        Type::Text | Type::Enum(_) => schema.with("type", "string"),
        // What does not fit into 64 bits cannot be sent.
        Type::Integer => schema.with("type", "integer").with("minimum", i64::MIN).with("maximum", i64::MAX),
        Type::Boolean => schema.with("type", "boolean"),
        Type::Object(name) => schema.with("$ref", format!("#/$defs/{name}")),
        Type::List(element) => schema.with("type", "array").with("items", of_type(element, Schema::default())),
    }
}

fn commented(spot: &Spot<'_>, constraint: &Constraint) -> Schema {
    Schema::default().with("$comment", spot.limit(constraint))
}

/// What makes a request wrong, and the deprecations, for which JSON Schema has a word that makes nothing wrong.
fn violations(field: &Field) -> impl Iterator<Item = &Constraint> {
    let is_said = |c: &&Constraint| c.severity() == Severity::Violation || c.check == Check::Deprecated;
    field.constraints.iter().filter(is_said)
}

fn is_about_presence(constraint: &Constraint) -> bool {
    matches!(constraint.check, Check::Required | Check::Forbidden)
}

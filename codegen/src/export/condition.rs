//! When a field must be given, or must not be: `if` and `then` over the fields beside it. It must not know what else is said of those.

use super::json::{Json, Schema};
use crate::model::{Check, Condition, Constraint, Field, ObjectType, Severity, Test, Type};

/// The keywords that demand the presence or absence of the field, when its condition says so. The comment stands where an error points to: beside
/// the demand.
pub(super) fn keywords(object: &ObjectType, field: &Field, constraint: &Constraint, comment: Schema) -> Schema {
    let given = |schema: Schema| schema.with("required", [field.wire.as_str()].into_iter().collect::<Json>());
    let demand = match constraint.check {
        Check::Forbidden => comment.with("not", given(Schema::default())),
        _ => given(comment),
    };
    match &constraint.condition {
        None => demand,
        Some(condition) => {
            let branch = if condition.negated { "else" } else { "then" };
            Schema::default().with("if", all_match(object, condition)).with(branch, demand)
        }
    }
}

fn all_match(object: &ObjectType, condition: &Condition) -> Schema {
    let tested = |test: &&Test| !test.values.is_empty();
    let values = |test: &Test| (test.field.clone(), Schema::default().with("enum", values(object, test)).into());
    let given = condition.tests.iter().filter(|test| !absent_matches(condition, test));
    Schema::default()
        .with_some("properties", condition.tests.iter().filter(tested).map(values).collect::<Schema>())
        .with_some("required", given.map(|test| test.field.as_str()).collect::<Json>())
}

/// Whether a field that is not given counts as one that matches. A default that only a witness states makes a finding advice, so it makes nobody's
/// request wrong; but it does spare a request, as the validators have it.
fn absent_matches(condition: &Condition, test: &Test) -> bool {
    let is_fact = |severity| condition.negated || severity == Severity::Violation;
    test.absent_matches.as_ref().is_some_and(|origin| is_fact(origin.severity()))
}

/// Conditions compare what is written on the wire, JSON Schema compares values.
fn values(object: &ObjectType, test: &Test) -> Json {
    let ty = object.fields.iter().find(|field| field.wire == test.field).map(|field| &field.ty);
    let value = |text: &String| match ty {
        Some(Type::Integer) => text.parse::<i64>().map_or_else(|_| text.as_str().into(), Json::from),
        Some(Type::Boolean) => text.parse::<bool>().map_or_else(|_| text.as_str().into(), Json::from),
        _ => text.as_str().into(),
    };
    test.values.iter().map(value).collect()
}

//! The way through a request: every field of every object, every element of every list, every limit of each, in the order of the model. It
//! says which checks failed and whether their conditions hold; it must not know what becomes of that.

use serde_json::{Map, Value};

use super::hold::{applies, holds, is_about_field};
use super::path::Path;
use crate::model::{Constraint, Field, ObjectType, Operation, Origin, Service};

/// A check that a value fails.
pub(super) struct Failure<'m, 'v> {
    /// The object that has the field.
    pub(super) object: &'m ObjectType,
    /// The field.
    pub(super) field: &'m Field,
    /// The limit.
    pub(super) constraint: &'m Constraint,
    /// Where the value is, or would be.
    pub(super) path: &'v Path,
    /// What is there.
    pub(super) value: Option<&'v Value>,
    /// Whether the field, or an object around it, is sensitive.
    pub(super) hidden: bool,
    /// The weakest of the facts that a finding rests on; none if the condition of the limit spares the value.
    pub(super) origin: Option<Origin>,
}

/// Tells `report` of every check that the request fails. What is not as the types of the model say is passed over.
pub(super) fn walk<'m>(
    service: &'m Service,
    operation: &'m Operation,
    request: &Value,
    report: &mut dyn FnMut(&Failure<'m, '_>),
) {
    Walk { service, report }.object(&operation.request, request, &Path::default(), false);
}

/// What a request has for a field; `null` counts as nothing.
pub(super) fn given<'v>(members: &'v Map<String, Value>, wire: &str) -> Option<&'v Value> {
    members.get(wire).filter(|value| !value.is_null())
}

struct Walk<'m, 'r> {
    service: &'m Service,
    report: &'r mut dyn FnMut(&Failure<'m, '_>),
}

/// A field in its object.
struct Spot<'m, 'v> {
    object: &'m ObjectType,
    members: &'v Map<String, Value>,
    field: &'m Field,
    hidden: bool,
}

impl<'m> Walk<'m, '_> {
    fn object(&mut self, object: &'m ObjectType, value: &Value, path: &Path, hidden: bool) {
        let Value::Object(members) = value else { return };
        for field in &object.fields {
            let spot = Spot { object, members, field, hidden: hidden || field.sensitive };
            let path = path.member(&field.wire);
            let value = given(members, &field.wire);
            for constraint in &field.constraints {
                self.constraint(constraint, &spot, value, &path);
            }
            if let (Some(value), crate::model::Type::Object(rust)) = (value, field.ty.element())
                && let Some(object) = self.service.object(rust)
            {
                self.inside(object, value, &path, spot.hidden);
            }
        }
    }

    fn constraint(&mut self, constraint: &'m Constraint, spot: &Spot<'m, '_>, value: Option<&Value>, path: &Path) {
        match value {
            Some(Value::Array(elements)) if !is_about_field(&constraint.check) => {
                for (index, element) in elements.iter().enumerate() {
                    self.constraint(constraint, spot, Some(element), &path.element(index));
                }
            }
            value if holds(&constraint.check, value) => {}
            value => (self.report)(&Failure {
                object: spot.object,
                field: spot.field,
                constraint,
                path,
                value,
                hidden: spot.hidden,
                origin: applies(constraint, spot.members),
            }),
        }
    }

    fn inside(&mut self, object: &'m ObjectType, value: &Value, path: &Path, hidden: bool) {
        match value {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.inside(object, element, &path.element(index), hidden);
                }
            }
            value => self.object(object, value, path, hidden),
        }
    }
}

//! What a field of the spec becomes: what the clients check, and which cases are about it. Asks the model; must not know pages.

use serde::Serialize;

use crate::diagnostic::Span;
use crate::model::{Case, Expectation, Field, Model, ObjectType, Operation, Service, Type};
use crate::verdict::worded;

/// What a field becomes.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FieldFacts {
    pub(super) limits: Vec<Limit>,
    /// Cases about the field, with what they expect.
    pub(super) cases: Vec<(String, String)>,
    /// What only answers hold is documentation.
    pub(super) is_sent: bool,
}

/// A limit that a client checks.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Limit {
    pub(super) id: String,
    pub(super) severity: String,
    pub(super) origin: String,
    pub(super) words: String,
}

/// One operation of the model.
pub(super) struct Resolved<'m> {
    service: &'m Service,
    operation: &'m Operation,
}

impl<'m> Resolved<'m> {
    /// The operation with this id, `vendor.service.Operation`.
    pub(super) fn new(model: &'m Model, id: &str) -> Option<Self> {
        let all = model.services.iter().flat_map(|service| service.operations.iter().map(move |o| (service, o)));
        all.into_iter().find(|(_, o)| o.id == id).map(|(service, operation)| Self { service, operation })
    }

    /// The row that the field at this place was read from, by its table and number.
    pub(super) fn row(&self, place: Span) -> Option<(&'m str, usize)> {
        self.field(place)?.1.row.as_ref().map(|row| (row.table.as_str(), row.number))
    }

    /// What the field at this place becomes.
    pub(super) fn facts(&self, place: Span) -> Option<FieldFacts> {
        let (object, field) = self.field(place)?;
        let at = self.wire_path(object, field);
        let cases = self.operation.cases.iter().filter(|_| object.usage.request);
        Some(FieldFacts {
            limits: self.limits(object, field, &at),
            cases: cases.filter_map(|case| of_case(case, &at)).collect(),
            is_sent: object.usage.request,
        })
    }

    fn field(&self, place: Span) -> Option<(&'m ObjectType, &'m Field)> {
        let mut objects = self.service.objects();
        objects.find_map(|object| Some((object, object.fields.iter().find(|field| field.span == place)?)))
    }

    fn limits(&self, object: &ObjectType, field: &Field, at: &str) -> Vec<Limit> {
        let limit = |constraint: &crate::model::Constraint| Limit {
            id: format!("{}/{at}/{}", self.operation.id, constraint.rule()),
            severity: constraint.severity().to_string(),
            origin: constraint.origin.to_string(),
            words: worded(constraint),
        };
        object.checked(field).iter().map(limit).collect()
    }

    /// The dotted path from the request to a field; its name alone if no request has it.
    fn wire_path(&self, object: &ObjectType, field: &Field) -> String {
        let mut parents = vec![(String::new(), &self.operation.request)];
        let mut seen: Vec<&str> = Vec::new();
        while let Some((prefix, parent)) = parents.pop() {
            if std::ptr::eq(parent, object) {
                return format!("{prefix}{}", field.wire);
            }
            for inner in &parent.fields {
                if let Type::Object(name) = inner.ty.element()
                    && !seen.contains(&name.as_str())
                    && let Some(ty) = self.service.object(name)
                {
                    seen.push(name);
                    parents.push((format!("{prefix}{}.", inner.wire), ty));
                }
            }
        }
        field.wire.clone()
    }
}

/// A case that expects something of a field, or that sets or leaves it out.
fn of_case(case: &Case, path: &str) -> Option<(String, String)> {
    let is_of = |expected: &str| expected.split(' ').next() == Some(path);
    let is_edited = case.edits.iter().any(|edit| edit.path == path || edit.path.starts_with(&format!("{path}.")));
    let (verdict, is_about) = match &case.expected {
        Expectation::Accepts => ("accepted".to_owned(), is_edited),
        Expectation::AcceptsQuietly => ("accepted quietly".to_owned(), is_edited),
        Expectation::Rejects(what) => (format!("rejected: {what}"), is_of(what)),
        Expectation::Advises(what) => (format!("advised: {what}"), is_of(what)),
        Expectation::Notices(what) => (format!("noticed: {what}"), is_of(what)),
    };
    is_about.then(|| (case.name.value.clone(), verdict))
}

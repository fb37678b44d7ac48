//! The limits of a request as a flat list: path, kind, who says so. Read from the model here, so that it can be held against what was counted by
//! hand and against what generated types carry.

use std::fs;

use flowlog_codegen::model::{Check, Constraint, Field, Model, ObjectType, Operation, Origin, Service, Type};
use flowlog_runtime::rules;

use crate::generated::{Generated, fields};
use crate::here;

/// One limit of a request. Ordered by all its parts, so that two lists can be compared whatever their order was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    /// `vendor.service.Operation`.
    pub operation: String,
    /// The rule's name; `required` is split into `required always` and `required conditional`.
    pub kind: String,
    /// `stated`, `recovered`, `beyond` or `client`.
    pub origin: &'static str,
    /// Wire names with dots between them.
    pub path: String,
}

/// How a rule is counted: only `required` comes in two kinds.
pub fn kind(rule: &str, conditional: bool) -> String {
    match (rule, conditional) {
        ("required", true) => "required conditional".to_owned(),
        ("required", false) => "required always".to_owned(),
        (rule, _) => rule.to_owned(),
    }
}

/// `parent.name`, or the name alone.
pub fn dotted(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
}

/// All limits that a model has for requests.
pub fn of_requests(model: &Model) -> Vec<Limit> {
    let mut limits = Vec::new();
    for service in &model.services {
        for operation in &service.operations {
            for (path, field) in request_fields(service, operation) {
                limits.extend(field.constraints.iter().map(|constraint| limit(operation, &path, constraint)));
            }
        }
    }
    limits.sort();
    limits
}

/// One limit of a field with this path.
pub fn limit(operation: &Operation, path: &str, constraint: &Constraint) -> Limit {
    let Constraint { check, condition, origin, .. } = constraint;
    debug_assert!(matches!(check, Check::Required | Check::Forbidden) || condition.is_none());
    Limit {
        operation: operation.id.clone(),
        kind: kind(check.word(), condition.is_some()),
        origin: match origin {
            Origin::Stated => "stated",
            Origin::Recovered(_) => "recovered",
            Origin::Beyond(_) => "beyond",
            Origin::Client => "client",
        },
        path: path.to_owned(),
    }
}

/// Every field that a request can hold, with its dotted path; the fields of a type once, where it is reached first.
pub fn request_fields<'m>(service: &'m Service, operation: &'m Operation) -> Vec<(String, &'m Field)> {
    let mut found = Vec::new();
    walk(service, &operation.request, "", &mut Vec::new(), &mut found);
    found
}

fn walk<'m>(
    service: &'m Service,
    object: &'m ObjectType,
    parent: &str,
    seen: &mut Vec<&'m str>,
    found: &mut Vec<(String, &'m Field)>,
) {
    for field in &object.fields {
        let path = dotted(parent, &field.wire);
        found.push((path.clone(), field));
        if let Type::Object(name) = field.ty.element() {
            let object = service.object(name).unwrap_or_else(|| panic!("{path}: the service has no type {name}"));
            if !seen.contains(&name.as_str()) {
                seen.push(name);
                walk(service, object, &path, seen, found);
            }
        }
    }
}

/// All limits that generated requests carry.
pub fn of_generated(operations: &[Generated]) -> Vec<Limit> {
    let mut limits = Vec::new();
    for operation in operations {
        for (path, field) in fields(operation.request(&serde_json::json!({}))) {
            limits.extend(field.rules.iter().map(|rule| Limit {
                operation: operation.info.id.to_owned(),
                kind: kind(rule.check.name(), rule.condition.is_some()),
                origin: match rule.origin {
                    rules::Origin::Stated => "stated",
                    rules::Origin::Recovered(_) => "recovered",
                    rules::Origin::Beyond(_) => "beyond",
                    rules::Origin::Client => "client",
                },
                path: path.clone(),
            }));
        }
    }
    limits.sort();
    limits
}

const COUNTED: &str = "reference/constraints.txt";

/// The counted limits, one entry per field. Panics where a number is not the number of fields beside it.
pub fn counted() -> Vec<Limit> {
    let text = fs::read_to_string(here(COUNTED)).expect("the table");
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut limits: Vec<Limit> = rows.flat_map(row).collect();
    limits.sort();
    limits
}

fn row(line: &str) -> Vec<Limit> {
    let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let [operation, kind, origin, number, fields] = cells.as_slice() else { panic!("five columns: {line}") };
    let origin = *["stated", "recovered", "beyond", "client"].iter().find(|known| *known == origin).expect("an origin");
    let fields: Vec<&str> = fields.split(' ').collect();
    assert_eq!(number.parse(), Ok(fields.len()), "{line}");
    let limit = |path: &str| Limit { operation: (*operation).into(), kind: (*kind).into(), origin, path: path.into() };
    fields.into_iter().map(limit).collect()
}

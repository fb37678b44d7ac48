//! Whether a JSON value is a request or a response at all: only members that the spec has, each of its type. Nothing is coerced. Limits are
//! none of its business.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Number, Value};

use super::path::Path;
use crate::model::{ObjectType, Operation, Placement, Service, Type};
use crate::spec::{Place, suggest};

/// A place at which a JSON value is not what the spec describes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// Where, as in findings; empty for the whole.
    pub path: String,
    /// What is wrong.
    pub problem: String,
    /// What to do; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub help: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable: ")?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.help) }
    }
}

/// Where a request is not what the spec describes.
pub(super) fn check_request(service: &Service, operation: &Operation, request: &Value) -> Vec<Unreadable> {
    let mut reader = Reader { service, found: Vec::new() };
    reader.object(&operation.request, request, &Path::default());
    for field in operation.request.fields.iter().filter(|field| field.place == Placement::At(Place::Path)) {
        if let Some(text @ "") = request.get(&field.wire).and_then(Value::as_str) {
            let path = Path::default().member(&field.wire);
            let help = "the path of the call would be another one".to_owned();
            reader.refuse(&path, format!("{text:?} cannot stand in a path"), help);
        }
    }
    reader.found
}

/// Where a response, as an example shows it, is not what the spec describes: a member that the spec lacks, or another type.
pub fn check_response(service: &Service, operation: &Operation, response: &Value) -> Vec<Unreadable> {
    let mut reader = Reader { service, found: Vec::new() };
    let root = Path::default();
    match (&operation.envelope, response) {
        (Some(envelope), Value::Object(members)) => {
            reader.refuse_unknown(members, &[envelope], &root);
            match members.get(envelope) {
                Some(inside) => reader.object(&operation.response, inside, &root.member(envelope)),
                None => reader.refuse(&root, format!("the envelope `{envelope}` is missing"), String::new()),
            }
        }
        _ => reader.object(&operation.response, response, &root),
    }
    reader.found
}

struct Reader<'m> {
    service: &'m Service,
    found: Vec<Unreadable>,
}

impl Reader<'_> {
    fn object(&mut self, object: &ObjectType, value: &Value, path: &Path) {
        let Value::Object(members) = value else { return self.wrong_type("an object", value, path) };
        for field in &object.fields {
            match members.get(&field.wire) {
                None | Some(Value::Null) => {}
                Some(value) => self.value(&field.ty, value, &path.member(&field.wire)),
            }
        }
        let known: Vec<&str> = object.fields.iter().map(|f| f.wire.as_str()).collect();
        self.refuse_unknown(members, &known, path);
    }

    fn value(&mut self, ty: &Type, value: &Value, path: &Path) {
        match (ty, value) {
            (Type::Text | Type::Enum(_), Value::String(_)) | (Type::Boolean, Value::Bool(_)) => {}
            (Type::Integer, Value::Number(number)) => self.integer(number, path),
            (Type::Object(rust), value) => {
                if let Some(object) = self.service.object(rust) {
                    self.object(object, value, path);
                }
            }
            (Type::List(element), Value::Array(elements)) => {
                for (index, value) in elements.iter().enumerate() {
                    self.value(element, value, &path.element(index));
                }
            }
            (Type::Text | Type::Enum(_), value) => self.wrong_type("a text", value, path),
            (Type::Integer, value) => self.wrong_type("an integer", value, path),
            (Type::Boolean, value) => self.wrong_type("a boolean", value, path),
            (Type::List(_), value) => self.wrong_type("a list", value, path),
        }
    }

    fn integer(&mut self, number: &Number, path: &Path) {
        // A float from 2^63 on is a number too long for JSON's reader rather than one with a fraction.
        let is_huge =
            number.is_u64() || number.as_f64().is_some_and(|float| float.abs() >= 9_223_372_036_854_775_808.0);
        if is_huge && !number.is_i64() {
            let help = format!("from {} to {}", i64::MIN, i64::MAX);
            self.refuse(path, "the number does not fit into 64 bits".to_owned(), help);
        } else if !number.is_i64() {
            let help = "write it without a point and without an exponent".to_owned();
            self.refuse(path, "expected an integer, found a number with a fraction or an exponent".to_owned(), help);
        }
    }

    fn refuse_unknown(&mut self, members: &Map<String, Value>, known: &[&str], path: &Path) {
        for name in members.keys().filter(|name| !known.contains(&name.as_str())) {
            self.refuse(&path.member(name), "the spec has no such member".to_owned(), suggest(name, known));
        }
    }

    // The value itself is not shown: whether it is a secret cannot be told when it is not what the spec expects.
    fn wrong_type(&mut self, expected: &str, value: &Value, path: &Path) {
        let (found, help) = match value {
            Value::Null => ("null", "leave it out"),
            Value::Bool(_) => ("a boolean", ""),
            Value::Number(_) => ("a number", ""),
            Value::String(_) => ("a text", ""),
            Value::Array(_) => ("a list", ""),
            Value::Object(_) => ("an object", ""),
        };
        let help = match (expected, value) {
            ("a text", Value::Number(_) | Value::Bool(_)) => "write it in quotes",
            ("an integer" | "a boolean", Value::String(_)) => "write it without quotes",
            // Nothing is around it that it could be left out of.
            _ if path.shown.is_empty() => "",
            _ => help,
        };
        self.refuse(path, format!("expected {expected}, found {found}"), help.to_owned());
    }

    fn refuse(&mut self, path: &Path, problem: String, help: String) {
        self.found.push(Unreadable { path: path.shown.clone(), problem, help });
    }
}

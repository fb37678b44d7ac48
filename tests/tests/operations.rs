//! Names, places, types and required flags of the ten operations agree with what was read mechanically from the vendors' SDKs and metadata. Every
//! difference is in a table with its reason, and a reason that no longer applies fails.

use std::collections::BTreeMap;
use std::fs;

use flowlog_codegen::model::{Check, Field, ObjectType, Operation, Placement, Service, Type};
use flowlog_tests::limits::dotted;
use flowlog_tests::{here, json, model, spec_folder};
use serde_json::Value;

/// Differences that stay: operation, what differs, why the spec is right.
fn reasons() -> BTreeMap<(String, String), String> {
    let text = fs::read_to_string(here("reference/differences.txt")).expect("the table");
    let mut reasons = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let [operation, what, why] = cells.try_into().unwrap_or_else(|_| panic!("three columns: {line}"));
        assert!(!why.is_empty(), "{line}");
        assert!(reasons.insert((operation, what), why).is_none(), "listed twice: {line}");
    }
    reasons
}

/// A field as both sides can describe it.
#[derive(Debug)]
struct Side {
    place: Option<String>,
    ty: String,
    required: bool,
}

/// The fields by dotted path, nested ones included, in order.
type Fields = Vec<(String, Side)>;

/// What one side has and the other has not, or has otherwise. `required` is asked only of requests: answers promise nothing.
fn differences(part: &str, spec: &Fields, reference: &Fields) -> Vec<String> {
    let find = |fields: &'_ Fields, path: &str| fields.iter().position(|(p, _)| p == path);
    let mut found = Vec::new();
    for (path, here) in spec {
        let Some(index) = find(reference, path) else {
            found.push(format!("{part} {path} is only in the spec"));
            continue;
        };
        let there = &reference[index].1;
        if here.ty != there.ty {
            found.push(format!("{part} {path} is {}, not {}", here.ty, there.ty));
        }
        if let Some(place) = there.place.as_ref().filter(|place| here.place.as_ref() != Some(place)) {
            found.push(format!("{part} {path} travels in {:?}, not in {place}", here.place));
        }
        let word = |required| if required { "required" } else { "optional" };
        if part == "request" && here.required != there.required {
            found.push(format!("{part} {path} is {}, not {}", word(here.required), word(there.required)));
        }
    }
    let only_there = reference.iter().filter(|(path, _)| find(spec, path).is_none());
    found.extend(only_there.map(|(path, _)| format!("{part} {path} is only in the reference")));
    found
}

// ---- the spec's side

fn of_object(service: &Service, object: &ObjectType) -> Fields {
    let mut fields = Fields::new();
    spec_fields(service, object, "", &mut fields);
    fields
}

fn spec_fields(service: &Service, object: &ObjectType, parent: &str, fields: &mut Fields) {
    for field in &object.fields {
        let path = dotted(parent, &field.wire);
        fields.push((path.clone(), spec_side(field)));
        if let Type::Object(name) = field.ty.element() {
            spec_fields(service, service.object(name).expect("a type of the service"), &path, fields);
        }
    }
}

fn spec_side(field: &Field) -> Side {
    let element = match field.ty.element() {
        Type::Text | Type::Enum(_) => "text",
        Type::Integer => "integer",
        Type::Boolean => "boolean",
        Type::Object(_) => "object",
        Type::List(_) => unreachable!("an element is no list"),
    };
    Side {
        place: match field.place {
            Placement::At(place) => Some(place.word().to_owned()),
            Placement::Inside => None,
        },
        ty: if field.ty.is_list() { format!("list of {element}") } else { element.to_owned() },
        required: field.constraints.iter().any(|c| c.check == Check::Required && c.condition.is_none()),
    }
}

// ---- the reference's side

/// One of the vendors' files, with the models that an operation may name.
struct Reference<'j> {
    operation: &'j Value,
    models: &'j Value,
}

impl Reference<'_> {
    fn request(&self) -> Fields {
        let mut fields = Fields::new();
        for param in self.operation["params"].as_array().expect("parameters") {
            let place = text(param, "in").replace("formData", "form");
            self.field(param, Some(place), "", &mut fields);
        }
        if let Some(body) = self.operation["body"].as_str() {
            self.model(body, Some("body"), "", &mut fields);
        }
        fields
    }

    fn response(&self) -> Fields {
        let mut fields = Fields::new();
        match &self.operation["response"] {
            Value::String(model) => self.model(model, None, "", &mut fields),
            Value::Array(members) => members.iter().for_each(|member| self.field(member, None, "", &mut fields)),
            other => panic!("a response: {other}"),
        }
        for header in self.operation["response_headers"].as_array().into_iter().flatten() {
            let (_, side) = fields.iter_mut().find(|(path, _)| *header == **path).expect("a header is a member too");
            side.place = Some("header".to_owned());
        }
        fields
    }

    fn model(&self, name: &str, place: Option<&str>, parent: &str, fields: &mut Fields) {
        for member in self.models[name].as_array().unwrap_or_else(|| panic!("no model {name}")) {
            self.field(member, place.map(str::to_owned), parent, fields);
        }
    }

    fn field(&self, field: &Value, place: Option<String>, parent: &str, fields: &mut Fields) {
        let path = dotted(parent, text(field, "wire"));
        let (ty, model) = self.ty(field);
        fields.push((path.clone(), Side { place, ty, required: field["required"] == true }));
        if let Some(model) = model {
            self.model(&model, None, &path, fields);
        }
    }

    /// The type in our words, and the model of an object.
    fn ty(&self, field: &Value) -> (String, Option<String>) {
        let written = text(field, "type");
        let inner = written.strip_prefix("list[").or(written.strip_prefix("List[")).and_then(|t| t.strip_suffix(']'));
        let member = || text(field, "member");
        let (list, element) = match (written, inner) {
            (_, Some(inner)) => (true, inner),
            ("list", None) => (true, member()),
            ("object", None) => (false, member()),
            (other, None) => (false, other),
        };
        let (word, model) = match element {
            "str" | "string" => ("text", None),
            "int" => ("integer", None),
            "bool" => ("boolean", None),
            "datetime" => ("time", None),
            model => ("object", Some(model.to_owned())),
        };
        (if list { format!("list of {word}") } else { word.to_owned() }, model)
    }
}

fn text<'j>(value: &'j Value, key: &str) -> &'j str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn reference_name(service: &Service) -> String {
    format!("{}-{}", service.vendor.trim_end_matches("cloud"), service.name)
}

fn compare(reference: &Value, service: &Service, operation: &Operation) -> Vec<String> {
    let all = &reference[reference_name(service)];
    let there = &all["operations"][&operation.name];
    let models = if all["models"].is_object() { &all["models"] } else { &there["models"] };
    let side = Reference { operation: there, models };
    let mut found = Vec::new();
    let mut same = |what: &str, here: &str, there: &str| {
        if here != there {
            found.push(format!("{what} is {here}, not {there}"));
        }
    };
    same("method", &operation.method, text(there, "method"));
    same("path", &operation.path, text(there, "path"));
    if let Some(version) = there["version"].as_str() {
        same("version", service.version.as_deref().unwrap_or("absent"), version);
    }
    found.extend(differences("request", &of_object(service, &operation.request), &side.request()));
    found.extend(differences("response", &of_object(service, &operation.response), &side.response()));
    found
}

#[test]
fn every_difference_from_the_sdks_has_a_reason_and_every_reason_a_difference() {
    let reference = json("reference/operations.json");
    let model = model(&spec_folder());
    let mut found = BTreeMap::new();
    for service in &model.services {
        for operation in &service.operations {
            for difference in compare(&reference, service, operation) {
                found.insert((operation.id.clone(), difference), "");
            }
        }
    }
    let reasons = reasons();
    let unexplained: Vec<_> = found.keys().filter(|difference| !reasons.contains_key(difference)).collect();
    let outdated: Vec<_> = reasons.iter().filter(|(difference, _)| !found.contains_key(difference)).collect();
    assert!(unexplained.is_empty(), "no reason: {unexplained:#?}");
    assert!(outdated.is_empty(), "the reason no longer applies: {outdated:#?}");
}

#[test]
fn all_ten_operations_are_compared() {
    let reference = json("reference/operations.json");
    let model = model(&spec_folder());
    let compared = model.services.iter().flat_map(|service| {
        service.operations.iter().map(|operation| (reference_name(service), operation.name.clone()))
    });
    let compared: Vec<_> =
        compared.filter(|(service, name)| reference[service]["operations"][name].is_object()).collect();
    assert_eq!(compared.len(), 10, "{compared:?}");
}

#[test]
fn the_metadata_of_the_router_agrees_without_any_difference() {
    let reference = json("reference/operations.json");
    let model = model(&spec_folder());
    let service = model.services.iter().find(|service| service.name == "ecr").expect("the service");
    for operation in &service.operations {
        let there = &reference["alibaba-ecr"]["metadata"][&operation.name];
        let mut fields = Fields::new();
        metadata(&there["parameters"], "", &mut fields);
        assert_eq!(
            differences("request", &of_object(service, &operation.request), &fields),
            Vec::<String>::new(),
            "{}",
            operation.id
        );
    }
}

fn metadata(parameters: &Value, parent: &str, fields: &mut Fields) {
    for parameter in parameters.as_array().into_iter().flatten() {
        let path = dotted(parent, text(parameter, "name"));
        let place = if text(parameter, "position") == "Body" { "form" } else { "query" };
        let ty = match text(parameter, "type") {
            "String" => "text",
            "Integer" => "integer",
            "Boolean" => "boolean",
            "RepeatList" => "list of object",
            other => panic!("type {other}"),
        };
        let place = parent.is_empty().then(|| place.to_owned());
        fields.push((path.clone(), Side { place, ty: ty.to_owned(), required: parameter["required"] == true }));
        metadata(&parameter["sub_parameters"], &path, fields);
    }
}

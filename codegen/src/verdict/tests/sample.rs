//! A service with one operation in which every kind of limit occurs.

use serde_json::{Value, json};

use crate::diagnostic::{Span, Text};
use crate::model::{
    Case, Characters, Check, Class, Condition, Constraint, Edit, Example, Expectation, Field, Model, ObjectType,
    Operation, Origin, Page, Placement, Row, Service, Test, Type, Usage,
};
use crate::spec::{Lists, Place};

pub(super) fn beyond(witness: &str) -> Origin {
    Origin::Beyond(witness.to_owned())
}

pub(super) fn limit(check: Check) -> Constraint {
    Constraint { check, condition: None, origin: Origin::Stated, span: Span::default() }
}

pub(super) fn of(origin: Origin, constraint: Constraint) -> Constraint {
    Constraint { origin, ..constraint }
}

pub(super) fn test(field: &str, values: &[&str], absent_matches: Option<Origin>) -> Test {
    Test { field: field.to_owned(), values: values.iter().map(ToString::to_string).collect(), absent_matches }
}

/// `when`, or `unless` if negated.
pub(super) fn if_(check: Check, negated: bool, tests: Vec<Test>) -> Constraint {
    Constraint { condition: Some(Condition { tests, negated }), ..limit(check) }
}

pub(super) fn one_of(values: &[&str]) -> Constraint {
    limit(Check::OneOf(values.iter().map(ToString::to_string).collect()))
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn characters(words: &str, classes: &[Class]) -> Characters {
    Characters { words: words.to_owned(), classes: classes.to_vec() }
}

pub(super) fn field(wire: &str, ty: Type, constraints: Vec<Constraint>) -> Field {
    Field {
        wire: wire.to_owned(),
        rust: wire.to_lowercase(),
        doc: String::new(),
        ty,
        place: Placement::At(Place::Body),
        row: None,
        origin: Origin::Stated,
        constraints,
        default: None,
        default_is: None,
        unit: None,
        example: None,
        shape: None,
        meanings: Vec::new(),
        notes: Vec::new(),
        required_in_prose: None,
        role: None,
        sensitive: false,
        span: Span::default(),
    }
}

fn sensitive(field: Field) -> Field {
    Field { sensitive: true, ..field }
}

fn at(row: usize, field: Field) -> Field {
    Field { row: Some(Row { table: "request".to_owned(), number: row }), ..field }
}

fn object(rust: &str, page: &str, fields: Vec<Field>) -> ObjectType {
    ObjectType {
        wire: rust.to_owned(),
        rust: rust.to_owned(),
        doc: String::new(),
        page: page.to_owned(),
        fields,
        usage: Usage { request: true, response: true },
        used_by: Vec::new(),
        lifecycle: None,
    }
}

fn list(element: Type) -> Type {
    Type::List(Box::new(element))
}

fn named(name: &str) -> Type {
    Type::Object(name.to_owned())
}

const PAGE: &str = "cloud.logs.CreateLog";

fn request() -> ObjectType {
    let fields = vec![
        at(1, field("LogId", Type::Text, vec![limit(Check::Required)])),
        at(2, field("Name", Type::Text, vec![limit(Check::Length { min: 2, max: Some(4) })])),
        field("Title", Type::Text, vec![of(beyond("sdk"), limit(Check::Bytes { min: 0, max: Some(8) }))]),
        at(
            3,
            field(
                "Kind",
                Type::Enum("Kind".to_owned()),
                vec![
                    of(Origin::Recovered(texts(&["sdk", "cli"])), one_of(&["VPC", "CCN"])),
                    of(beyond("cli"), one_of(&["CCN"])),
                ],
            ),
        ),
        at(
            4,
            field(
                "VpcId",
                Type::Text,
                vec![
                    if_(Check::Required, true, vec![test("Kind", &["CCN"], None)]),
                    of(beyond("cli"), if_(Check::Forbidden, false, vec![test("Kind", &["CCN"], None)])),
                ],
            ),
        ),
        at(5, field("Store", Type::Text, vec![])),
        at(
            6,
            field(
                "Topic",
                Type::Text,
                vec![if_(Check::Required, false, vec![test("Store", &["cls"], Some(beyond("cli")))])],
            ),
        ),
        at(7, field("Interval", Type::Integer, vec![limit(Check::Range { min: Some(60), max: Some(600) })])),
        field("Period", Type::Integer, vec![of(beyond("cli"), limit(Check::OneOfIntegers([60, 300].into())))]),
        at(
            8,
            field(
                "Sort",
                list(Type::Text),
                vec![one_of(&["id", "name"]), limit(Check::Items { min: 1, max: Some(2) })],
            ),
        ),
        at(9, field("Tag", list(named("Tag")), vec![limit(Check::Items { min: 0, max: Some(2) })])),
        field("DryRun", Type::Boolean, vec![]),
        sensitive(at(10, field("Secret", Type::Text, vec![limit(Check::Length { min: 8, max: None })]))),
        sensitive(field("Login", named("Login"), vec![])),
        at(11, field("Alias", Type::Text, vec![limit(Check::Deprecated)])),
        field("Old", Type::Text, vec![limit(Check::Unsupported)]),
        field(
            "Slug",
            Type::Text,
            vec![
                limit(Check::Characters(characters(
                    "a-z digits _",
                    &[Class::Range('a', 'z'), Class::Digits, Class::Range('_', '_')],
                ))),
                limit(Check::FirstAndLast(characters("letters", &[Class::Letters]))),
                limit(Check::NonEmpty),
            ],
        ),
        field(
            "About",
            Type::Text,
            vec![
                limit(Check::CannotStartWith(texts(&["http://", "https://"]))),
                limit(Check::CannotContain(texts(&["<", ">"]))),
                limit(Check::Ascii),
            ],
        ),
        field("Ip", Type::Text, vec![limit(Check::Ip), if_(Check::Required, false, vec![test("Port", &[], None)])]),
        field("Port", Type::Integer, vec![limit(Check::Range { min: Some(1), max: None })]),
    ];
    object("CreateLogRequest", PAGE, fields)
}

fn types() -> Vec<ObjectType> {
    let key = vec![limit(Check::Required), limit(Check::Length { min: 1, max: Some(3) })];
    let secret =
        field("Password", Type::Text, vec![limit(Check::NonEmpty), limit(Check::Length { min: 8, max: None })]);
    vec![
        object(
            "Tag",
            "cloud.logs.ListLogs",
            vec![at(21, field("Key", Type::Text, key)), field("Value", Type::Text, vec![])],
        ),
        object("Login", PAGE, vec![secret]),
    ]
}

pub(super) fn page(id: &str, title: &str, is_document: bool) -> Page {
    Page { id: id.to_owned(), title: title.to_owned(), tables: Default::default(), is_document }
}

/// A request without a finding.
pub(super) fn good() -> Value {
    json!({"LogId": "l-1", "VpcId": "vpc-1", "Topic": "t"})
}

/// [`good`] with these members instead of, or besides, its own; `null` takes one away.
pub(super) fn with(members: Value) -> Value {
    let mut request = good();
    request.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    request
}

pub(super) fn case(name: &str, request: Value, expected: Expectation) -> Case {
    let example = good();
    let left_out =
        example.as_object().unwrap().keys().map(|path| Edit { path: path.clone(), value: None, span: Span::default() });
    let set = request.as_object().unwrap().iter().map(|(path, value)| Edit {
        path: path.clone(),
        value: Some(value.clone()),
        span: Span::default(),
    });
    let edits = left_out.chain(set).collect();
    Case { name: Text { value: name.to_owned(), span: Span::default() }, edits, expected, span: Span::default() }
}

pub(super) fn operation(name: &str, page: Page) -> Operation {
    let fields = vec![
        field("LogId", Type::Text, vec![]),
        field("Total", Type::Integer, vec![]),
        field("Tag", list(named("Tag")), vec![]),
    ];
    Operation {
        name: name.to_owned(),
        module: String::new(),
        id: format!("cloud.logs.{name}"),
        page,
        doc: String::new(),
        method: "POST".to_owned(),
        path: "/".to_owned(),
        success: vec![200],
        json_body: true,
        envelope: Some("Response".to_owned()),
        read_only: false,
        rate: None,
        authorization: None,
        notes: Vec::new(),
        regions: Vec::new(),
        request: object("ListLogsRequest", "cloud.logs.ListLogs", Vec::new()),
        response: object("CreateLogResponse", PAGE, fields),
        errors: Vec::new(),
        errors_from: None,
        sources: Vec::new(),
        pagination: None,
        examples: vec![Example {
            name: "first".to_owned(),
            request: Some(good()),
            response: None,
            response_span: Span::default(),
            span: Span::default(),
        }],
        cases: Vec::new(),
    }
}

/// The sample: `CreateLog` has a page, `ListLogs`, whose `Tag` it uses, has only a witness.
pub(super) fn service() -> Service {
    let create = Operation { request: request(), ..operation("CreateLog", page(PAGE, "Create a log", true)) };
    let mut list = operation("ListLogs", page("cloud.logs.ListLogs", "SDK 1.2.3", false));
    list.examples[0].request = Some(json!({}));
    Service {
        vendor: "cloud".to_owned(),
        name: "logs".to_owned(),
        title: String::new(),
        doc: String::new(),
        version: None,
        protocol: "any".to_owned(),
        signing_name: "logs".to_owned(),
        lists: Lists::Repeat,
        host: "localhost".to_owned(),
        regions: Vec::new(),
        networks: Vec::new(),
        common: Vec::new(),
        operations: vec![create, list],
        types: types(),
        enums: Vec::new(),
        error_codes: Vec::new(),
        errors: Vec::new(),
    }
}

pub(super) fn model() -> Model {
    Model { services: vec![service()] }
}

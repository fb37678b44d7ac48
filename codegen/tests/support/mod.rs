//! A small model, built by hand: one service, two operations that share a type, and a field for each kind of thing that emitters print.

use flowlog_codegen::diagnostic::Span;
use flowlog_codegen::model::{
    Characters, Check, Class, Condition, Constraint, EnumType, EnumVariant, ErrorCode, Field, Model, NextPage,
    ObjectType, Operation, OperationError, Origin, Page, Pagination, Placement, Row, Service, Test, Type, Usage,
};
use flowlog_codegen::spec::{Advice, Lists, PaginationStyle, Place, Role};

pub(crate) fn field(wire: &str, rust: &str, ty: Type, number: usize) -> Field {
    Field {
        wire: wire.into(),
        rust: rust.into(),
        doc: format!("What {wire} is."),
        ty,
        place: Placement::At(Place::Body),
        row: Some(Row { table: "input".into(), number }),
        origin: Origin::Stated,
        constraints: Vec::new(),
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

pub(crate) fn limit(check: Check) -> Constraint {
    Constraint { check, condition: None, origin: Origin::Stated, span: Span::default() }
}

fn beyond(check: Check) -> Constraint {
    Constraint { origin: Origin::Beyond("cli".into()), ..limit(check) }
}

fn unless(field: &str, values: &[&str], absent_matches: Option<Origin>) -> Option<Condition> {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    let tests = vec![Test { field: field.into(), values, absent_matches }];
    Some(Condition { tests, negated: true })
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub(crate) fn object(rust: &str, fields: Vec<Field>, usage: Usage, used_by: &[&str]) -> ObjectType {
    ObjectType {
        wire: rust.into(),
        rust: rust.into(),
        doc: String::new(),
        page: "sample.logs.CreateLog".into(),
        fields,
        usage,
        used_by: texts(used_by),
        lifecycle: None,
    }
}

const SENT: Usage = Usage { request: true, response: false };
const ANSWERED: Usage = Usage { request: false, response: true };

fn create() -> Operation {
    let mut project = field("project_id", "project_id", Type::Text, 1);
    project.place = Placement::At(Place::Path);
    project.role = Some(Role::Project);
    project.constraints = vec![limit(Check::Required)];
    let mut kind = field("Type", "type", Type::Enum("Kind".into()), 2);
    kind.default = Some(("VPC".into(), Origin::Beyond("cli".into())));
    kind.constraints = vec![limit(Check::OneOf(["VPC", "CCN"].map(str::to_owned).into()))];
    let mut name = field("Name", "name", Type::Text, 3);
    name.doc = "Ends in _log_ or [x]; see https://example.test/a_b.".into();
    name.constraints = vec![
        limit(Check::Length { min: 1, max: Some(64) }),
        beyond(Check::Characters(Characters {
            words: "a-z digits -".into(),
            classes: vec![Class::Range('a', 'z'), Class::Digits, Class::Range('-', '-')],
        })),
        limit(Check::CannotStartWith(texts(&["http://", "https://"]))),
    ];
    let mut vpc = field("VpcId", "vpc_id", Type::Text, 4);
    vpc.constraints = vec![Constraint {
        condition: unless("Type", &["CCN"], Some(Origin::Beyond("cli".into()))),
        ..limit(Check::Required)
    }];
    let mut secret = field("Secret", "secret", Type::Text, 5);
    secret.sensitive = true;
    let mut period = field("Period", "period", Type::Integer, 6);
    period.row = None;
    period.origin = Origin::Beyond("cli".into());
    period.unit = Some("seconds".into());
    period.constraints = vec![beyond(Check::OneOfIntegers([60, 600].into()))];
    let tags = field("Tags", "tags", Type::List(Box::new(Type::Object("Tag".into()))), 7);
    let fields = vec![project, kind, name, vpc, secret, period, tags];
    let errors = vec![
        OperationError { code: "Busy".into(), status: Some(409), retry: Some(Advice::Later), about: None },
        OperationError { code: "Bad.Name".into(), status: None, retry: None, about: Some("Name".into()) },
    ];
    let answer = vec![field("LogId", "log_id", Type::Text, 1)];
    Operation { errors, rate: Some("20 per second".into()), ..operation("CreateLog", "create_log", fields, answer) }
}

fn list() -> Operation {
    let answer = vec![field("Tags", "tags", Type::List(Box::new(Type::Object("Tag".into()))), 1)];
    let mut limit_ = field("limit", "limit", Type::Integer, 1);
    limit_.constraints = vec![limit(Check::Range { min: Some(0), max: Some(2000) })];
    limit_.place = Placement::At(Place::Query);
    Operation {
        method: "GET".into(),
        read_only: true,
        pagination: Some(Pagination {
            style: PaginationStyle::Marker,
            position: "marker".into(),
            size: "limit".into(),
            items: "Tags".into(),
            next: Some(NextPage::LastItem("Key".into())),
            total: None,
        }),
        ..operation("ListLogs", "list_logs", vec![limit_], answer)
    }
}

fn operation(name: &str, module: &str, request: Vec<Field>, response: Vec<Field>) -> Operation {
    let id = format!("sample.logs.{name}");
    Operation {
        name: name.into(),
        module: module.into(),
        page: Page { id: id.clone(), title: name.into(), tables: Default::default(), is_document: true },
        id,
        doc: format!("Does what {name} does."),
        method: "POST".into(),
        path: "/v1/{project_id}/logs".into(),
        success: vec![200, 202],
        json_body: true,
        envelope: None,
        read_only: false,
        rate: None,
        authorization: None,
        notes: Vec::new(),
        regions: Vec::new(),
        request: object(&format!("{name}Request"), request, SENT, &[name]),
        response: object(&format!("{name}Response"), response, ANSWERED, &[name]),
        errors: Vec::new(),
        errors_from: None,
        sources: Vec::new(),
        pagination: None,
        examples: Vec::new(),
        cases: Vec::new(),
    }
}

/// The model.
pub(crate) fn model() -> Model {
    let mut key = field("Key", "key", Type::Text, 1);
    key.constraints = vec![limit(Check::NonEmpty)];
    let both = Usage { request: true, response: true };
    let code = |wire: &str, rust: &str| ErrorCode { wire: wire.into(), rust: rust.into(), doc: "Something.".into() };
    let value =
        |wire: &str, rust: &str, doc: &str| EnumVariant { wire: wire.into(), rust: rust.into(), doc: doc.into() };
    let service = Service {
        vendor: "sample".into(),
        name: "logs".into(),
        title: "Sample Logs".into(),
        doc: "Logs, for tests.".into(),
        version: Some("2026-01-02".into()),
        protocol: "SampleV1".into(),
        signing_name: "logs".into(),
        lists: Lists::Flatten,
        host: "logs.{region}.sample.test".into(),
        regions: vec![("north".into(), String::new())],
        networks: Vec::new(),
        common: vec!["X-Trace".to_owned()],
        operations: vec![create(), list()],
        types: vec![object("Tag", vec![key], both, &["CreateLog", "ListLogs"])],
        enums: vec![EnumType {
            rust: "Kind".into(),
            doc: "Kind of the resource.".into(),
            variants: vec![value("VPC", "Vpc", "a whole VPC"), value("CCN", "Ccn", "")],
            used_by: texts(&["CreateLog"]),
        }],
        error_codes: vec![code("Busy", "Busy"), code("Bad.Name", "BadName")],
        errors: Vec::new(),
    };
    Model { services: vec![service] }
}

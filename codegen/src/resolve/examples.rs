//! Examples and cases become JSON requests with their places merged. Whether they get the verdict that they claim is decided elsewhere.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Case, Edit, Example, Expectation, Field, ObjectType, Type};
use crate::spec::{self, Acceptance, OperationSpec};

/// The objects of a service, for walking a dotted path.
pub(super) struct Shapes<'m> {
    pub(super) request: &'m ObjectType,
    pub(super) types: &'m [ObjectType],
}

/// Where a dotted path leads.
enum Reached<'m> {
    Field(&'m Field),
    Nowhere,
    /// To or through a type that does not exist, which is reported where it is named.
    Unknown,
}

impl<'m> Shapes<'m> {
    fn field(&self, path: &str) -> Reached<'m> {
        let mut object = Some(self.request);
        let mut found: Option<&'m Field> = None;
        for name in path.split('.') {
            let Some(inside) = object else { return Reached::Nowhere };
            let Some(field) = inside.fields.iter().find(|f| f.wire == name) else { return Reached::Nowhere };
            found = Some(field);
            object = match (&field.ty, field.ty.element()) {
                (_, Type::Object(rust)) if !self.types.iter().any(|t| &t.rust == rust) => return Reached::Unknown,
                (Type::Object(rust), _) => self.types.iter().find(|t| &t.rust == rust),
                _ => None,
            };
        }
        found.map_or(Reached::Nowhere, Reached::Field)
    }
}

/// The examples of an operation.
pub(super) fn examples(operation: &OperationSpec, problems: &mut Problems) -> Vec<Example> {
    let read = |(name, example): (&Text, &spec::Example)| {
        let mut parse = |text: &Text| match serde_json::from_str::<Value>(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let problem =
                    Diagnostic::new("example-json", text.span, format!("example `{name}` is not JSON: {error}"));
                problems.push(
                    problem
                        .label("line numbers count from the first line of the block")
                        .help("copy the JSON of the page as it is"),
                );
                None
            }
        };
        let request = example.request.as_ref().and_then(&mut parse).map(|mut request| {
            if let Value::Object(members) = &mut request {
                members.extend(
                    example
                        .path
                        .iter()
                        .flatten()
                        .map(|(name, value)| (name.value.clone(), Value::from(value.value.as_str()))),
                );
            }
            request
        });
        Example {
            name: name.value.clone(),
            request,
            response: example.response.as_ref().and_then(&mut parse),
            response_span: example.response.as_ref().map_or(name.span, |text| text.span),
            span: name.span,
        }
    };
    operation.examples.iter().flatten().map(read).collect()
}

/// The cases of an operation. Whether the example has a place for their edits is seen when they are judged.
pub(super) fn cases(
    operation: &OperationSpec,
    examples: &[Example],
    shapes: &Shapes<'_>,
    problems: &mut Problems,
) -> Vec<Case> {
    let Some(cases) = &operation.cases else { return Vec::new() };
    if !examples.iter().any(|e| e.request.is_some()) {
        let is_there = operation.examples.iter().flatten().any(|(_, example)| example.request.is_some());
        if let Some(case) = cases.first().filter(|_| !is_there) {
            let problem = Diagnostic::new(
                "case-without-example",
                case.span,
                "a case edits the first request example, and there is none",
            )
            .absence();
            problems.push(problem.help("add an example with a `request`; without lines if the page shows none"));
        }
        return Vec::new();
    }
    cases.iter().filter_map(|case| edited(case, shapes, problems)).collect()
}

fn edited(case: &spec::Case, shapes: &Shapes<'_>, problems: &mut Problems) -> Option<Case> {
    let left_out = |path: &Text| Edit { path: path.value.clone(), value: None, span: path.span };
    let mut edits: Vec<Edit> = case.unset.iter().flatten().map(left_out).collect();
    let mut whole = true;
    for (path, text) in case.set.iter().flatten() {
        let field = match shapes.field(path) {
            Reached::Field(field) => field,
            reached => {
                if matches!(reached, Reached::Nowhere) {
                    let message = format!("the request has no field `{path}`");
                    let problem = Diagnostic::new("unknown-field", path.span, message).absence();
                    problems.push(problem.help("write the wire names with dots between them; set a list as JSON text"));
                }
                whole = false;
                continue;
            }
        };
        match json(&field.ty, text) {
            Some(value) => edits.push(Edit { path: path.value.clone(), value: Some(value), span: path.span }),
            None => {
                let problem = Diagnostic::new("case-edit", text.span, format!("`{text}` is no value for `{path}`"));
                problems.push(problem.help(
                    "write text as it is, numbers in decimal, true or false, and lists and objects as JSON text",
                ));
                whole = false;
            }
        }
    }
    let (expected, span) = expectation(case, problems)?;
    whole.then(|| Case { name: case.name.clone(), edits, expected, span })
}

fn json(ty: &Type, text: &str) -> Option<Value> {
    match ty {
        Type::Text | Type::Enum(_) => Some(Value::from(text)),
        Type::Integer => text.parse::<i64>().ok().map(Value::from),
        Type::Boolean => text.parse::<bool>().ok().map(Value::from),
        Type::Object(_) => serde_json::from_str(text).ok().filter(Value::is_object),
        Type::List(_) => serde_json::from_str(text).ok().filter(Value::is_array),
    }
}

fn expectation(case: &spec::Case, problems: &mut Problems) -> Option<(Expectation, Span)> {
    let given: Vec<(Expectation, Span)> = [
        case.accepts.as_ref().map(|word| match word.value {
            Acceptance::All => (Expectation::Accepts, word.span),
            Acceptance::Quietly => (Expectation::AcceptsQuietly, word.span),
        }),
        case.rejects.as_ref().map(|t| (Expectation::Rejects(t.value.clone()), t.span)),
        case.advises.as_ref().map(|t| (Expectation::Advises(t.value.clone()), t.span)),
        case.notices.as_ref().map(|t| (Expectation::Notices(t.value.clone()), t.span)),
    ]
    .into_iter()
    .flatten()
    .collect();
    match given.as_slice() {
        [one] => Some(one.clone()),
        _ => {
            let problem = Diagnostic::new(
                "case-form",
                case.span,
                format!("case `{}` expects {} verdicts", case.name, given.len()),
            )
            .absence();
            problems.push(problem.help("give exactly one of `accepts:`, `rejects:`, `advises:`, `notices:`"));
            None
        }
    }
}

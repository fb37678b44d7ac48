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

impl<'m> Shapes<'m> {
    fn field(&self, path: &str) -> Option<&'m Field> {
        let mut object = self.request;
        let mut found: Option<&'m Field> = None;
        for name in path.split('.') {
            if let Some(field) = found {
                let Type::Object(rust) = &field.ty else { return None };
                object = self.types.iter().find(|t| &t.rust == rust)?;
            }
            found = object.fields.iter().find(|f| f.wire == name);
            found?;
        }
        found
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
            span: name.span,
        }
    };
    operation.examples.iter().flatten().map(read).collect()
}

/// The cases of an operation, each with its edited request.
pub(super) fn cases(
    operation: &OperationSpec,
    examples: &[Example],
    shapes: &Shapes<'_>,
    problems: &mut Problems,
) -> Vec<Case> {
    let Some(cases) = &operation.cases else { return Vec::new() };
    let Some(first) = examples.iter().find_map(|e| e.request.as_ref()) else {
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
    };
    cases.iter().filter_map(|case| edited(case, first, shapes, problems)).collect()
}

fn edited(case: &spec::Case, first: &Value, shapes: &Shapes<'_>, problems: &mut Problems) -> Option<Case> {
    let mut request = first.clone();
    let mut edits = Vec::new();
    let mut whole = true;
    for path in case.unset.iter().flatten() {
        let edit = Edit { path: path.value.clone(), value: None };
        if edit.apply(&mut request) {
            edits.push(edit);
            continue;
        }
        let problem = Diagnostic::new(
            "case-edit",
            path.span,
            format!("`{path}` is not in the example, so it cannot be left out"),
        )
        .absence();
        problems
            .push(problem.help("name a member of the first request example by its dotted path, or remove this edit"));
        whole = false;
    }
    for (path, text) in case.set.iter().flatten() {
        let Some(field) = shapes.field(path) else {
            let problem =
                Diagnostic::new("unknown-field", path.span, format!("the request has no field `{path}`")).absence();
            problems.push(problem.help("write the wire names with dots between them; set a list as JSON text"));
            whole = false;
            continue;
        };
        let edit = json(&field.ty, text).map(|value| Edit { path: path.value.clone(), value: Some(value) });
        match edit.filter(|edit| edit.apply(&mut request)) {
            Some(edit) => edits.push(edit),
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

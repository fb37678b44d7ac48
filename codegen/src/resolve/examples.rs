//! Examples and cases become JSON requests with their places merged. Whether they get the verdict that they claim is decided elsewhere.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Case, Edit, Example, Expectation, Field, LONGEST_MADE, ObjectType, Type};
use crate::spec::{self, Acceptance, OperationFile};

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
pub(super) fn examples(file: &OperationFile, problems: &mut Problems) -> Vec<Example> {
    let read = |(name, example): (&Text, &spec::Example)| {
        let mut parse = |text: &Text| match serde_json::from_str::<Value>(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let words = error.to_string();
                // The reader's lines are those of the text, and the report has those of the file.
                let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
                let problem =
                    Diagnostic::new("example-json", text.span, format!("example `{name}` is not JSON: {words}"));
                let problem = problem.within(error.line(), error.column());
                problems.push(problem.help("copy the JSON of the page as it is"));
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
    file.examples().map(read).collect()
}

/// The cases of an operation. Whether their base has a place for their edits is seen when they are judged.
pub(super) fn cases(file: &OperationFile, shapes: &Shapes<'_>, problems: &mut Problems) -> Vec<Case> {
    let cases: Vec<&spec::Case> = file.cases().collect();
    for (index, case) in cases.iter().enumerate() {
        if let Some(first) = cases.iter().take(index).find(|earlier| earlier.name == case.name) {
            let problem =
                Diagnostic::new("case-twice", case.name.span, format!("two cases are called `{}`", case.name));
            let problem = problem.label("second time").also(first.name.span, "first time");
            problems.push(problem.help("say in each name what only this case shows, or remove one of the two"));
        }
    }
    cases.iter().filter_map(|case| edited(case, shapes, problems)).collect()
}

fn edited(case: &spec::Case, shapes: &Shapes<'_>, problems: &mut Problems) -> Option<Case> {
    let left_out = |path: &Text| Edit { path: path.value.clone(), value: None, span: path.span };
    let mut edits: Vec<Edit> = case.unset.iter().flatten().map(left_out).collect();
    let set = case.set.iter().flatten().map(|(path, text)| (path, text, json as Read));
    let fill = case.fill.iter().flatten().map(|(path, text)| (path, text, filled as Read));
    let mut whole = true;
    for (path, text, read) in set.chain(fill) {
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
        match read(field, text) {
            Ok(value) => edits.push(Edit { path: path.value.clone(), value: Some(value), span: path.span }),
            Err(help) => {
                let problem = Diagnostic::new("case-edit", text.span, format!("`{text}` is no value for `{path}`"));
                problems.push(problem.help(help));
                whole = false;
            }
        }
    }
    let (expected, span) = expectation(case, problems)?;
    whole.then(|| Case { name: case.name.clone(), edits, expected, span })
}

/// Makes of what a case says the value of a field, or says how it is written.
type Read = fn(&Field, &str) -> Result<Value, &'static str>;

fn filled(field: &Field, count: &str) -> Result<Value, &'static str> {
    if !matches!(field.ty, Type::Text | Type::Enum(_)) {
        return Err("`fill` makes a text; give other values under `set`");
    }
    let count = count.parse::<usize>().ok().filter(|count| (1..=LONGEST_MADE).contains(count));
    let count = count.ok_or("write the number of characters, from 1 to 10000")?;
    let text =
        field.text_of(count).ok_or("no text was found that keeps the field's other limits; write one under `set`")?;
    Ok(Value::from(text))
}

fn json(field: &Field, text: &str) -> Result<Value, &'static str> {
    let value = match &field.ty {
        Type::Text | Type::Enum(_) => Some(Value::from(text)),
        Type::Integer => text.parse::<i64>().ok().map(Value::from),
        Type::Boolean => text.parse::<bool>().ok().map(Value::from),
        Type::Object(_) => serde_json::from_str(text).ok().filter(Value::is_object),
        Type::List(_) => serde_json::from_str(text).ok().filter(Value::is_array),
    };
    value.ok_or("write text as it is, numbers in decimal, true or false, and lists and objects as JSON text")
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

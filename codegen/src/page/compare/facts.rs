//! The facts that a field states, in the words in which pages are read. Facts that no sentence can say, such as where a field travels, are none.

use indexmap::IndexMap;

use crate::diagnostic::{Span, Spanned, Text};
use crate::page::{Facts, Value};
use crate::resolve::stated_values;
use crate::spec::{Condition, Facts as Written, Field, OperationSpec, Requirement, Role, ServiceFolder};

/// What a row, or a source, states of a field. An `enum-of` stands as it is written.
pub fn facts_of(written: &Written) -> Facts {
    let mut facts = Facts::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            facts.insert(key.to_owned(), value);
        }
    };
    let text = |text: &Option<Text>| text.as_ref().map(|text| Value::text(&text.value));
    let list =
        |texts: &Option<Vec<Text>>| texts.as_ref().map(|texts| Value::list(texts.iter().map(|text| &text.value)));
    put("range", text(&written.range));
    put("length", text(&written.length));
    put("bytes", text(&written.bytes));
    put("items", text(&written.items));
    put("enum", written.enum_.as_ref().map(|values| Value::list(values.keys().map(|value| &value.value))));
    put("enum-of", text(&written.enum_of));
    put("characters", text(&written.characters));
    put("first-and-last", text(&written.first_and_last));
    put("cannot-start-with", list(&written.cannot_start_with));
    put("cannot-contain", list(&written.cannot_contain));
    put("charset", written.charset.as_ref().map(|word| Value::text(word.value.word())));
    put("non-empty", written.non_empty.as_ref().map(|word| Value::text(word.value.word())));
    put("format", written.format.as_ref().map(|word| Value::text(word.value.word())));
    put("shape", text(&written.shape));
    put("default", text(&written.default));
    put("default-is", text(&written.default_is));
    put("unit", text(&written.unit));
    put("status", written.status.as_ref().map(|word| Value::text(word.value.word())));
    put("required", written.required.as_ref().and_then(|required| requirement(&required.value)));
    put("forbidden", written.forbidden.as_ref().map(|condition| self::condition(&condition.value)));
    // Both are told in our own words; that the page says so is the fact.
    put("required-in-prose", written.required_in_prose.as_ref().map(|_| Value::text("stated")));
    facts
}

/// What a row or a source states of a field, with the values that an `enum-of` leads to.
pub(crate) fn said_of(folder: &ServiceFolder, spec: &OperationSpec, written: &Written) -> Facts {
    let mut facts = facts_of(written);
    if let Some(of) = facts.remove("enum-of").and(written.enum_of.as_ref())
        && let Some(values) = stated_values(folder, spec, &of.value).map(Value::list)
    {
        facts.insert("enum".to_owned(), values);
    }
    facts
}

/// What a field states of itself: without what others know, with the role if a sentence can give it.
pub(super) fn stated(folder: &ServiceFolder, spec: &OperationSpec, field: &Field) -> Facts {
    let mut facts = said_of(folder, spec, &field.facts);
    let role = field.role.as_ref().map(|role| role.value);
    if let Some(role) = role.filter(|role| matches!(role, Role::IdempotencyToken | Role::RequestId | Role::DryRun)) {
        facts.insert("role".to_owned(), Value::text(role.word()));
    }
    facts
}

/// Where a field says something.
pub(super) fn span_of(field: &Field, key: &str) -> Option<Span> {
    let facts = &field.facts;
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.span);
    fn of<T>(value: &Option<Spanned<T>>) -> Option<Span> {
        value.as_ref().map(|value| value.span)
    }
    let first = |texts: &Option<Vec<Text>>| texts.iter().flatten().next().map(|text| text.span);
    match key {
        "range" => text(&facts.range),
        "length" => text(&facts.length),
        "bytes" => text(&facts.bytes),
        "items" => text(&facts.items),
        "enum" => facts.enum_.iter().flatten().next().map(|(value, _)| value.span).or(text(&facts.enum_of)),
        "characters" => text(&facts.characters),
        "first-and-last" => text(&facts.first_and_last),
        "cannot-start-with" => first(&facts.cannot_start_with),
        "cannot-contain" => first(&facts.cannot_contain),
        "charset" => of(&facts.charset),
        "non-empty" => of(&facts.non_empty),
        "format" => of(&facts.format),
        "shape" => text(&facts.shape),
        "default" => text(&facts.default),
        "default-is" => text(&facts.default_is),
        "unit" => text(&facts.unit),
        "status" => of(&facts.status),
        "required" => of(&facts.required),
        "forbidden" => of(&facts.forbidden),
        "required-in-prose" => text(&facts.required_in_prose),
        "role" => of(&field.role),
        _ => None,
    }
}

// `always` is the Required column.
fn requirement(requirement: &Requirement) -> Option<Value> {
    match requirement {
        Requirement::Always => None,
        Requirement::If(condition) => Some(self::condition(condition)),
    }
}

fn condition(condition: &Condition) -> Value {
    let values = |fields: &IndexMap<Text, Vec<Text>>| {
        let value = |(field, values): (&Text, &Vec<Text>)| {
            (field.value.clone(), Value::list(values.iter().map(|value| &value.value)))
        };
        Value::Map(fields.iter().map(value).collect())
    };
    let names = |fields: &[Text]| Value::list(fields.iter().map(|field| &field.value));
    match condition {
        Condition::When(fields) => Value::map("when", values(fields)),
        Condition::Unless(fields) => Value::map("unless", values(fields)),
        Condition::WhenGiven(fields) => Value::map("when-given", names(fields)),
        Condition::UnlessGiven(fields) => Value::map("unless-given", names(fields)),
    }
}

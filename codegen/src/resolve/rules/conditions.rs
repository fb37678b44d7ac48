//! What `required` and `forbidden` look at: fields of the same object, and values that these fields can have.

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::resolve::constraints::limits;
use crate::resolve::enums::values_of;
use crate::spec::{Condition, Field, Requirement, suggest};

use super::view::{Element, Entry, Kind, Object, element_of};

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    for entry in &object.fields {
        requirement_in_answer(object, entry, problems);
        for condition in conditions(entry.field) {
            for name in condition.fields() {
                condition_field(object, entry, name, problems);
            }
            match condition {
                Condition::When(fields) | Condition::Unless(fields) => {
                    for (name, values) in fields {
                        condition_values(object, name, values, problems);
                    }
                }
                Condition::WhenGiven(names) | Condition::UnlessGiven(names) => duplicate_text(names, problems),
            }
        }
    }
}

fn conditions(field: &Field) -> Vec<&Condition> {
    let mut found = Vec::new();
    for limits in limits(field) {
        if let Some(Requirement::If(condition)) = limits.facts.required.as_ref().map(|required| &required.value) {
            found.push(condition);
        }
        found.extend(limits.facts.forbidden.as_ref().map(|condition| &condition.value));
    }
    found
}

fn condition_field(object: &Object<'_>, entry: &Entry<'_>, name: &Text, problems: &mut Problems) {
    if name == entry.name {
        let problem = Diagnostic::new("condition-on-itself", name.span, format!("`{name}` cannot depend on itself"));
        problems.push(problem.help("name another field of the same object, or write `required: always`"));
    } else if object.field(name).is_none() {
        let problem =
            Diagnostic::new("unknown-field", name.span, format!("{} has no field `{name}`", object.what())).absence();
        let mut help = suggest(name, &object.names());
        if !help.ends_with('?') {
            help += "; a condition can only look at fields of the same object";
        }
        problems.push(problem.help(help));
    }
}

fn condition_values(object: &Object<'_>, name: &Text, values: &[Text], problems: &mut Problems) {
    if values.is_empty() {
        let problem = Diagnostic::new("condition-form", name.span, format!("the condition gives no value of `{name}`"));
        problems.push(problem.help("list the values; to ask only whether the field is set, write `when-given`"));
    }
    duplicate_text(values, problems);
    let Some(of) = object.field(name) else { return };
    if of.lists > 0 || matches!(of.element, Element::Object(_)) {
        let kind = if of.lists > 0 { "a list" } else { "an object" };
        let problem = Diagnostic::new(
            "condition-value",
            name.span,
            format!("`{name}` is {kind}, which has no value to compare with"),
        );
        problems.push(
            problem.also(of.field.type_.span, "its type").help("ask whether it is set: `when-given` or `unless-given`"),
        );
        return;
    }
    let known = enum_values(object, of);
    for value in values {
        let refused = match of.element {
            Element::Integer if !is_integer(value) => {
                Some("write a number in decimal, without leading zeros".to_owned())
            }
            Element::Boolean if !matches!(value.as_str(), "true" | "false") => Some("write true or false".to_owned()),
            _ if !known.is_empty() && !known.contains(&value.value.as_str()) => Some(suggest(value, &known)),
            _ => None,
        };
        if let Some(help) = refused {
            let problem =
                Diagnostic::new("condition-value", value.span, format!("`{name}` is never `{value}`")).absence();
            problems.push(problem.also(of.name.span, "its values are stated here").help(help));
        }
    }
}

/// Whether a text is a number as JSON would have it; one with another spelling would compare as another.
pub(super) fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

/// Every value that anybody gives the field.
pub(super) fn enum_values<'s>(object: &Object<'s>, entry: &Entry<'s>) -> Vec<&'s str> {
    let of = |limits| values_of(&limits, &object.lookup, &mut Problems::default()).map(|(values, _)| values);
    limits(entry.field).into_iter().filter_map(of).flatten().map(|value| value.value.as_str()).collect()
}

/// The same text twice in a list where once is enough.
pub(super) fn duplicate_text(texts: &[Text], problems: &mut Problems) {
    for (index, text) in texts.iter().enumerate() {
        if let Some(first) = texts.iter().take(index).find(|earlier| *earlier == text) {
            let problem =
                Diagnostic::new("duplicate-text", text.span, format!("`{text}` is listed twice")).label("second time");
            problems.push(problem.also(first.span, "first time").help("remove one of the two"));
        }
    }
}

// A limit that is documented and never checked would look like a promise; `doc` can say when a field of an answer is present.
fn requirement_in_answer(object: &Object<'_>, entry: &Entry<'_>, problems: &mut Problems) {
    let only_answered = match object.kind {
        Kind::Type(..) => object.answered && !object.sent,
        Kind::Response => true,
        Kind::Request => false,
    };
    if !only_answered {
        return;
    }
    for limits in limits(entry.field) {
        let spans: [Option<Span>; 2] =
            [limits.facts.required.as_ref().map(|r| r.span), limits.facts.forbidden.as_ref().map(|f| f.span)];
        for span in spans.into_iter().flatten() {
            let problem = Diagnostic::new(
                "requirement-in-answer",
                span,
                "answers are never checked, so nothing can be required in them",
            );
            let what =
                if matches!(object.kind, Kind::Response) { "a response" } else { "only responses have this type" };
            problems.push(
                problem.also(entry.name.span, what).help("remove it, and say in `doc` when the field can be missing"),
            );
        }
    }
}

/// Whether a field can be compared with values, and with which.
pub(super) fn boolean(field: &Field) -> bool {
    element_of(field) == (Element::Boolean, 0)
}

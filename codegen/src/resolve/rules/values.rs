//! Values that the spec itself gives: defaults, examples and the values of enums keep the limits of their own field.

use super::conditions::is_integer;
use super::view::{Element, Entry, Object, binds};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::{Check, Constraint, Origin};
use crate::resolve::constraints::{limits, own_origin};

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    for entry in object.fields.iter().filter(|entry| !matches!(entry.element, Element::Object(_) | Element::Unknown)) {
        enum_values_fit(entry, problems);
        if entry.lists == 0 {
            default_fits(entry, problems);
            example_fits(entry, problems);
        }
    }
}

fn default_fits(entry: &Entry<'_>, problems: &mut Problems) {
    for limits in limits(entry.field) {
        if let Some(default) = limits.facts.default.as_ref() {
            value_fits("default", entry, default, &limits.origin, problems);
        }
    }
}

fn example_fits(entry: &Entry<'_>, problems: &mut Problems) {
    if let Some(example) = &entry.field.example {
        value_fits("example", entry, example, &own_origin(entry.field), problems);
    }
}

fn value_fits(what: &str, entry: &Entry<'_>, value: &Text, origin: &Origin, problems: &mut Problems) {
    // Pages write `True` in their Example column; what is sent is written as JSON has it.
    let reads = match entry.element {
        Element::Integer if what == "example" => value.parse::<i64>().is_ok(),
        Element::Integer => is_integer(value),
        Element::Boolean if what == "example" => matches!(value.to_lowercase().as_str(), "true" | "false"),
        Element::Boolean => matches!(value.as_str(), "true" | "false"),
        Element::Text | Element::Object(_) | Element::Unknown => true,
    };
    if !reads {
        let problem = Diagnostic::new(
            "value-refused",
            value.span,
            format!("the {what} `{value}` is not {}", entry.element.noun()),
        );
        problems.push(problem.also(entry.field.type_.span, "the type").help(format!("correct the {what} or the type")));
    }
    for limit in entry.constraints.iter().filter(|limit| binds(&limit.origin, origin) && !allows(limit, entry, value)) {
        let word = limit.check.word();
        let problem = Diagnostic::new(
            "value-refused",
            value.span,
            format!("the {what} `{value}` breaks the field's own `{word}`"),
        );
        problems.push(problem.also(limit.span, limit.origin.to_string()).help(format!(
            "correct the {what} or the limit; where the page is wrong, say so in a quirk and leave the {what} out"
        )));
    }
}

fn allows(limit: &Constraint, entry: &Entry<'_>, value: &Text) -> bool {
    match (entry.element, value.parse::<i64>()) {
        (Element::Integer, Ok(number)) => limit.check.allows_number(number),
        (Element::Text, _) => limit.check.allows_text(value),
        _ => true,
    }
}

fn enum_values_fit(entry: &Entry<'_>, problems: &mut Problems) {
    for limits in limits(entry.field) {
        let is_enum = |limit: &&Constraint| matches!(limit.check, Check::OneOf(_) | Check::OneOfIntegers(_));
        for limit in entry.constraints.iter().filter(|limit| !is_enum(limit) && binds(&limit.origin, &limits.origin)) {
            for value in limits
                .facts
                .enum_
                .as_ref()
                .into_iter()
                .flat_map(|values| values.keys())
                .filter(|value| !allows(limit, entry, value))
            {
                let word = limit.check.word();
                let problem = Diagnostic::new(
                    "enum-value-refused",
                    value.span,
                    format!("the value `{value}` breaks the field's own `{word}`"),
                );
                problems.push(
                    problem
                        .also(limit.span, limit.origin.to_string())
                        .help("correct the value or the limit: no request could ever have it"),
                );
            }
        }
    }
}

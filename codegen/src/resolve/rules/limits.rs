//! Which limits a type can have, and that no fact is stated twice.

use super::conditions::duplicate_text;
use super::view::{Element, Entry, Object, element_of};
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::model::{Check, Constraint, Origin};
use crate::resolve::constraints::{Limits, limits};

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    for entry in object.fields.iter().filter(|entry| entry.element != Element::Unknown) {
        misplaced_limits(entry, problems);
        misplaced_remarks(entry, problems);
        enum_of_another_type(object, entry, problems);
        for limits in limits(entry.field) {
            lists_have_entries(entry, &limits, problems);
        }
        fact_twice(entry, problems);
        sources_disagree(entry, problems);
    }
}

fn misplaced_limits(entry: &Entry<'_>, problems: &mut Problems) {
    for constraint in &entry.constraints {
        let fits = match &constraint.check {
            Check::Required | Check::Forbidden | Check::Unsupported | Check::Deprecated => true,
            Check::Items { .. } => entry.lists > 0,
            Check::Range { .. } => entry.element == Element::Integer,
            Check::OneOf(_) | Check::OneOfIntegers(_) => matches!(entry.element, Element::Text | Element::Integer),
            _ => entry.element == Element::Text,
        };
        if !fits {
            misplaced(entry, constraint.check.word(), constraint.span, problems);
        }
    }
}

fn misplaced_remarks(entry: &Entry<'_>, problems: &mut Problems) {
    for limits in limits(entry.field) {
        let unit = limits.facts.unit.as_ref().filter(|_| entry.element != Element::Integer);
        let shape = limits.facts.shape.as_ref().filter(|_| entry.element != Element::Text);
        let default = limits.facts.default.as_ref();
        let default = default.filter(|_| entry.lists > 0 || matches!(entry.element, Element::Object(_)));
        for (word, text) in [("unit", unit), ("shape", shape), ("default", default)] {
            if let Some(text) = text {
                misplaced(entry, word, text.span, problems);
            }
        }
    }
}

fn misplaced(entry: &Entry<'_>, word: &str, span: Span, problems: &mut Problems) {
    let kind = if entry.lists > 0 && !matches!(word, "default") {
        format!("a list, each of it {}", entry.element.noun())
    } else {
        kind(entry).to_owned()
    };
    let problem = Diagnostic::new("misplaced-limit", span, format!("`{word}` says nothing about {kind}"));
    let help = match word {
        "length" | "bytes" if entry.element == Element::Integer => "write `range` for the limits of a number",
        "length" | "bytes" | "range" if entry.lists > 0 => "write `items` for how many elements a list has",
        "range" => "write `length` for the limits of a string, or correct the type",
        "items" => "write `length` for a string or `range` for a number, or make the type `list of …`",
        "default" => "write `default-is` and say it in words",
        _ => "remove it, or correct the type",
    };
    problems.push(problem.also(entry.field.type_.span, "the type").help(help));
}

fn kind(entry: &Entry<'_>) -> &'static str {
    if entry.lists > 0 { "a list" } else { entry.element.noun() }
}

fn enum_of_another_type(object: &Object<'_>, entry: &Entry<'_>, problems: &mut Problems) {
    for path in limits(entry.field).iter().filter_map(|limits| limits.facts.enum_of.as_ref()) {
        let Some((_, other, _)) = object.lookup.referent(path) else { continue };
        let (element, _) = element_of(other);
        if element != entry.element && matches!(entry.element, Element::Text | Element::Integer) {
            let problem = Diagnostic::new(
                "enum-of-another-type",
                path.span,
                format!("`{path}` is {}, this field {}", element.noun(), entry.element.noun()),
            );
            problems.push(
                problem
                    .also(other.type_.span, "its type")
                    .help("give the field an `enum` of its own, or correct one of the types"),
            );
        }
    }
}

fn lists_have_entries(entry: &Entry<'_>, limits: &Limits<'_>, problems: &mut Problems) {
    let mut empty = |word: &str| {
        let problem =
            Diagnostic::new("empty-limit", entry.name.span, format!("`{word}` of `{}` lists nothing", entry.name));
        problems.push(problem.help("list at least one, or remove the key"));
    };
    if limits.facts.enum_.as_ref().is_some_and(indexmap::IndexMap::is_empty) {
        empty("enum");
    }
    if limits.facts.cannot_start_with.as_ref().is_some_and(Vec::is_empty) {
        empty("cannot-start-with");
    }
    if limits.facts.cannot_contain.as_ref().is_some_and(Vec::is_empty) {
        empty("cannot-contain");
    }
    for texts in [limits.facts.cannot_start_with.as_ref(), limits.facts.cannot_contain.as_ref()].into_iter().flatten() {
        duplicate_text(texts, problems);
    }
}

fn pairs(constraints: &[Constraint]) -> impl Iterator<Item = (&Constraint, &Constraint)> {
    constraints
        .iter()
        .enumerate()
        .flat_map(|(index, first)| constraints.iter().skip(index + 1).map(move |second| (first, second)))
}

fn fact_twice(entry: &Entry<'_>, problems: &mut Problems) {
    for (first, second) in pairs(&entry.constraints) {
        if first.check == second.check && first.condition == second.condition {
            let word = second.check.word();
            let problem = Diagnostic::new("fact-twice", second.span, format!("`{word}` is known already"))
                .label(second.origin.to_string());
            problems.push(
                problem
                    .also(first.span, first.origin.to_string())
                    .help("keep the stronger of the two; another source only adds what the page does not say"),
            );
        }
    }
}

// Facts that stood in one hole can only be one fact. Words that list exceptions may be filled in piece by piece.
fn sources_disagree(entry: &Entry<'_>, problems: &mut Problems) {
    for (first, second) in pairs(&entry.constraints) {
        let is_single = !matches!(
            second.check,
            Check::CannotStartWith(_) | Check::CannotContain(_) | Check::Required | Check::Forbidden
        );
        let recovered = matches!(second.origin, Origin::Recovered(_)) && !matches!(first.origin, Origin::Beyond(_));
        if is_single && recovered && first.check.word() == second.check.word() && first.check != second.check {
            let word = second.check.word();
            let problem = Diagnostic::new(
                "sources-disagree",
                second.span,
                format!("`{word}` of `{}` differs from what is known", entry.name),
            );
            let problem = problem.label(second.origin.to_string()).also(first.span, first.origin.to_string());
            problems.push(problem.help(
                "decide for one of the two, put the other under `beyond` or leave it out, and say so in a quirk",
            ));
        }
    }
}

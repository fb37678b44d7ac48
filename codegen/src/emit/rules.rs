//! A constraint of the model as a rule of the runtime. Each one is counted here, where it is written.

use super::count::Counts;
use super::format::{literal, literals};
use crate::model::{Characters, Check, Class, Condition, Constraint, Origin, Test};

/// One rule: constructor, condition, origin.
pub(super) fn rule(constraint: &Constraint, counts: &mut Counts) -> String {
    counts.constraint(constraint);
    let condition = constraint.condition.as_ref().map(condition).unwrap_or_default();
    format!("{}{condition}{}", check(&constraint.check), origin(&constraint.origin))
}

fn check(check: &Check) -> String {
    match check {
        Check::Required => "required()".to_owned(),
        Check::Forbidden => "forbidden()".to_owned(),
        Check::Length { min, max: Some(max) } => format!("length({min}, {max})"),
        Check::Length { min, max: None } => format!("length_at_least({min})"),
        Check::Bytes { min, max: Some(max) } => format!("bytes({min}, {max})"),
        Check::Bytes { min, max: None } => format!("bytes_at_least({min})"),
        Check::Items { min, max: Some(max) } => format!("items({min}, {max})"),
        Check::Items { min, max: None } => format!("items_at_least({min})"),
        Check::Range { min: Some(min), max: Some(max) } => format!("range({min}, {max})"),
        Check::Range { min: Some(min), max: None } => format!("range_at_least({min})"),
        Check::Range { min: None, max: Some(max) } => format!("range_up_to({max})"),
        Check::Range { min: None, max: None } => "range(i64::MIN, i64::MAX)".to_owned(),
        Check::OneOf(values) => format!("one_of({})", literals(values)),
        Check::OneOfIntegers(values) => {
            let values: Vec<_> = values.iter().map(i64::to_string).collect();
            format!("one_of_integers(&[{}])", values.join(", "))
        }
        Check::Characters(set) => format!("characters({})", classes(set)),
        Check::FirstAndLast(set) => format!("first_and_last({})", classes(set)),
        Check::CannotStartWith(texts) => format!("cannot_start_with({})", literals(texts)),
        Check::CannotContain(texts) => format!("cannot_contain({})", literals(texts)),
        Check::Ascii => "ascii()".to_owned(),
        Check::NonEmpty => "non_empty()".to_owned(),
        Check::Ip => "ip()".to_owned(),
        Check::PathSegment => "path_segment()".to_owned(),
        Check::Unsupported => "unsupported()".to_owned(),
        Check::Deprecated => "deprecated()".to_owned(),
    }
}

fn classes(set: &Characters) -> String {
    let class = |class: &Class| match class {
        Class::Range(first, last) if first == last => format!("One({first:?})"),
        Class::Range(first, last) => format!("Range({first:?}, {last:?})"),
        Class::Letters => "Letters".to_owned(),
        Class::Digits => "Digits".to_owned(),
    };
    let classes: Vec<_> = set.classes.iter().map(class).collect();
    format!("&[{}]", classes.join(", "))
}

fn condition(condition: &Condition) -> String {
    let word = if condition.negated { "unless" } else { "when" };
    match condition.tests.as_slice() {
        [test] if test.values.is_empty() => format!(".{word}_given({}){}", literal(&test.field), absent(test)),
        [test] => format!(".{word}({}, {}){}", literal(&test.field), literals(&test.values), absent(test)),
        tests => {
            let terms: Vec<_> = tests.iter().map(term).collect();
            format!(".{word}_all(&[{}])", terms.join(", "))
        }
    }
}

fn term(test: &Test) -> String {
    let field = literal(&test.field);
    match test.values.as_slice() {
        [] => format!("given({field}){}", absent(test)),
        values => format!("is({field}, {}){}", literals(values), absent(test)),
    }
}

fn absent(test: &Test) -> String {
    match &test.absent_matches {
        None => String::new(),
        // What was recovered counts as stated; the witnesses of the default stand in the documentation of its field.
        Some(Origin::Stated | Origin::Recovered(_) | Origin::Client) => ".absent_counts()".to_owned(),
        Some(Origin::Beyond(witness)) => format!(".absent_counts_beyond({})", literal(witness)),
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        // The constructor of a limit of the client's own says whose it is.
        Origin::Stated | Origin::Client => String::new(),
        Origin::Recovered(witnesses) => format!(".recovered({})", literals(witnesses)),
        Origin::Beyond(witness) => format!(".beyond({})", literal(witness)),
    }
}

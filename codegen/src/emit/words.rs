//! What is known about a field, in words: its limits with their origins, what the service takes for it, and the row that says so. It knows the
//! facts of the model and no Rust.

use super::docs::{clean, code, codes};
use crate::model::{Check, Condition, Constraint, Field, Origin, Row, Test};

/// The paragraphs of a field's documentation: our words, then its limits, remarks and where all that was read.
pub(super) fn field(field: &Field, page: &str) -> [String; 2] {
    let limits: Vec<_> = field.constraints.iter().map(limit).collect();
    let mut facts = match limits.as_slice() {
        [] => format!("{}.", code(&field.wire)),
        limits => format!("{}: {}.", code(&field.wire), limits.join("; ")),
    };
    for remark in remarks(field) {
        facts.push(' ');
        facts.push_str(&remark);
    }
    facts.push(' ');
    facts.push_str(&source(field, page));
    [clean(&field.doc), facts]
}

fn remarks(field: &Field) -> Vec<String> {
    let mut remarks = Vec::new();
    let mut say = |label: &str, text: &Option<String>, how: fn(&str) -> String| {
        if let Some(text) = text {
            remarks.push(format!("{label}{}", how(text)));
        }
    };
    say("Required, though no field decides when: ", &field.required_in_prose, sentence);
    say("In ", &field.unit, sentence);
    let default = field.default.as_ref().map(|(value, origin)| format!("{}{}.", code(value), by(origin)));
    say("Default ", &default, str::to_owned);
    say("When absent: ", &field.default_is, sentence);
    say("Written as ", &field.shape.as_deref().map(code), |shape| format!("{shape}."));
    say("Example: ", &field.example.as_deref().map(code), |example| format!("{example}."));
    for (note, witness) in &field.notes {
        remarks.push(match witness {
            Some(witness) => format!("According to {}: {}", code(witness), sentence(note)),
            None => sentence(note),
        });
    }
    if field.sensitive {
        remarks.push("Sensitive: never printed.".to_owned());
    }
    remarks
}

/// Where the field was read: page, table and row, or the witness that alone has it.
fn source(field: &Field, page: &str) -> String {
    match (&field.row, &field.origin) {
        (Some(Row { table, number }), origin) => {
            format!("From {}, table {}, row {number}{}.", code(page), code(table), by(origin))
        }
        (None, Origin::Stated) => format!("From {}, shown only by an example.", code(page)),
        (None, origin) => format!("{} has no row for it{}.", code(page), by(origin)),
    }
}

/// A limit with its condition and who says so.
pub(super) fn limit(constraint: &Constraint) -> String {
    let condition = constraint.condition.as_ref().map(condition).unwrap_or_default();
    format!("{}{condition}{}", demand(&constraint.check), by(&constraint.origin))
}

fn demand(check: &Check) -> String {
    match check {
        Check::Required => "required".to_owned(),
        Check::Forbidden => "must be absent".to_owned(),
        Check::Length { min, max } => format!("{} characters", counted(*min, *max)),
        Check::Bytes { min, max } => format!("{} bytes in UTF-8", counted(*min, *max)),
        Check::Range { min, max } => span(min.as_ref(), max.as_ref()),
        Check::Items { min, max } => format!("{} items", counted(*min, *max)),
        Check::OneOf(values) => format!("one of {}", codes(values, "or")),
        Check::OneOfIntegers(values) => format!("one of {}", codes(values.iter().map(i64::to_string), "or")),
        Check::Characters(set) => format!("only these characters: {}", code(&set.words)),
        Check::FirstAndLast(set) => format!("first and last character one of {}", code(&set.words)),
        Check::CannotStartWith(texts) => format!("not starting with {}", codes(texts, "or")),
        Check::CannotContain(texts) => format!("not containing {}", codes(texts, "or")),
        Check::Ascii => "ASCII characters only".to_owned(),
        Check::NonEmpty => "not empty".to_owned(),
        Check::Ip => "an IPv4 or IPv6 address".to_owned(),
        Check::Unsupported => "not supported by the service for now".to_owned(),
        Check::Deprecated => "deprecated".to_owned(),
    }
}

fn condition(condition: &Condition) -> String {
    let word = if condition.negated { "unless" } else { "when" };
    let tests: Vec<_> = condition.tests.iter().map(test).collect();
    format!(" {word} {}", tests.join(" and "))
}

fn test(test: &Test) -> String {
    let matches = match test.values.as_slice() {
        [] => "given".to_owned(),
        values => codes(values, "or"),
    };
    let absent = if test.absent_matches.is_some() { " or absent" } else { "" };
    format!("{} is {matches}{absent}", code(&test.field))
}

/// Nothing for what the page states.
fn by(origin: &Origin) -> String {
    match origin {
        Origin::Stated => String::new(),
        Origin::Recovered(witnesses) => format!(" (recovered from {})", codes(witnesses, "and")),
        Origin::Beyond(witness) => format!(" (beyond the page, from {})", code(witness)),
    }
}

fn counted(min: u64, max: Option<u64>) -> String {
    span(Some(&min).filter(|min| **min > 0 || max.is_none()), max.as_ref())
}

fn span<N: PartialEq + ToString>(min: Option<&N>, max: Option<&N>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", max.to_string()),
        (Some(min), Some(max)) => format!("{} to {}", min.to_string(), max.to_string()),
        (None, Some(max)) => format!("at most {}", max.to_string()),
        (Some(min), None) => format!("at least {}", min.to_string()),
        (None, None) => "any number".to_owned(),
    }
}

/// Cleaned prose that ends like a sentence.
pub(super) fn sentence(prose: &str) -> String {
    let text = clean(prose);
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

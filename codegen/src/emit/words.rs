//! What is known about a field, in words: its limits with their origins, what the service takes for it, and the row that says so. It knows the
//! facts of the model and no Rust.

use super::docs::{TOGETHER, clean, code, codes, joined};
use crate::model::{Check, Constraint, Field, Operation, Origin, Row, Wording};

/// The paragraphs of a field's documentation: our words, then its limits, remarks and where all that was read.
pub(super) fn field(field: &Field, page: &str) -> [String; 2] {
    let limits: Vec<_> = field.constraints.iter().map(|constraint| limit(constraint, field)).collect();
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
    say("Sometimes required: ", &field.required_in_prose, sentence);
    say("In ", &field.unit, sentence);
    let default = field.default.as_ref().map(|(value, origin)| format!("{}{}.", code(value), by(origin)));
    say("Default ", &default, str::to_owned);
    say("When absent: ", &field.default_is, sentence);
    let meanings = field.meanings.iter().map(|(value, meaning)| format!("{}: {}", code(value), clean(meaning)));
    let meanings = meanings.collect::<Vec<_>>().join("; ");
    say("", &(!meanings.is_empty()).then_some(meanings), |meanings| format!("{meanings}."));
    say("Written as ", &field.shape.as_deref().map(code), |shape| format!("{shape}."));
    say("Example: ", &field.example.as_deref().map(code), |example| format!("{example}."));
    for (note, witness) in &field.notes {
        remarks.push(match witness {
            Some(witness) => self::note(note, witness),
            None => sentence(note),
        });
    }
    if field.sensitive {
        remarks.push("Sensitive: never printed.".to_owned());
    }
    remarks
}

/// A remark of a witness.
pub(super) fn note(note: &str, witness: &str) -> String {
    format!("According to {}: {}", code(witness), sentence(note))
}

/// Where the field was read: page, table and row, or the witness that alone has it.
fn source(field: &Field, page: &str) -> String {
    match (&field.row, &field.origin) {
        (Some(Row { table, number }), origin) => {
            format!("From {}, table {}, row{TOGETHER}{number}{}.", code(page), code(table), by(origin))
        }
        (None, Origin::Stated) => format!("From {}, shown only by an example.", code(page)),
        (None, origin) => format!("{} has no row for it{}.", code(page), by(origin)),
    }
}

/// A limit with its condition and who says so.
fn limit(constraint: &Constraint, field: &Field) -> String {
    const MARKDOWN: Wording =
        Wording { name: code, list: |codes| joined(codes, "or"), either: |codes| joined(codes, "or") };
    if let Origin::Beyond(witness) = &constraint.origin
        && let Some(values) = fewer(constraint, field)
    {
        return format!("of these, {} lists only {}", code(witness), codes(values, "and"));
    }
    format!("{}{}", MARKDOWN.limit(constraint), by(&constraint.origin))
}

/// The values that a witness allows, where the page allows more: two lists of one field would read as a contradiction.
fn fewer(constraint: &Constraint, field: &Field) -> Option<Vec<String>> {
    let values = texts(&constraint.check)?;
    let stated = field.constraints.iter().find(|c| texts(&c.check).is_some() && !matches!(c.origin, Origin::Beyond(_)));
    let stated = texts(&stated?.check)?;
    values.iter().all(|value| stated.contains(value)).then_some(values)
}

fn texts(check: &Check) -> Option<Vec<String>> {
    match check {
        Check::OneOf(values) => Some(values.iter().cloned().collect()),
        Check::OneOfIntegers(values) => Some(values.iter().map(i64::to_string).collect()),
        _ => None,
    }
}

/// What the names in the documentation of an operation stand for: its page and its sources.
pub(super) fn sources(operation: &Operation) -> String {
    let page = code(&operation.page.id);
    let title = clean(&operation.page.title);
    let page = if operation.page.is_document {
        format!("{page} is the page \"{title}\"")
    } else {
        let pinned = operation.sources.iter().find(|(_, pin)| *pin == operation.page.title);
        format!("{page} has no page and is transcribed from {}", pinned.map_or(title, |(name, _)| code(name)))
    };
    let others = operation.sources.iter().map(|(name, pin)| format!("{} is {}", code(name), clean(pin)));
    let sources: Vec<_> = std::iter::once(page).chain(others).collect();
    format!("Sources: {}.", sources.join("; "))
}

/// Nothing for what the page states.
fn by(origin: &Origin) -> String {
    match origin {
        Origin::Stated => String::new(),
        Origin::Recovered(witnesses) => format!(" (recovered from {})", codes(witnesses, "and")),
        Origin::Beyond(witness) => format!(" (beyond the page, from {})", code(witness)),
    }
}

/// Cleaned prose that ends like a sentence.
pub(super) fn sentence(prose: &str) -> String {
    let text = clean(prose);
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text } else { text + "." }
}

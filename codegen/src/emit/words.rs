//! What is known about a field, in words: its limits with their origins, what the service takes for it, and the row that says so. It knows the
//! facts of the model and no Rust.

use super::docs::{clean, code, codes, joined};
use crate::model::{Constraint, Field, Origin, Row, Wording};

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
            format!("From {}, table {}, row {number}{}.", code(page), code(table), by(origin))
        }
        (None, Origin::Stated) => format!("From {}, shown only by an example.", code(page)),
        (None, origin) => format!("{} has no row for it{}.", code(page), by(origin)),
    }
}

/// A limit with its condition and who says so.
pub(super) fn limit(constraint: &Constraint) -> String {
    const MARKDOWN: Wording =
        Wording { name: code, list: |codes| joined(codes, "or"), either: |codes| joined(codes, "or") };
    format!("{}{}", MARKDOWN.limit(constraint), by(&constraint.origin))
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

//! What is known about a field, in words: its limits with their origins, what the service takes for it, and the row that says so. It knows the
//! facts of the model and no Rust.

use crate::markdown::{self, Markdown, TOGETHER, code, codes, markdown, prose, sentence, separated};
use crate::model::{Check, Constraint, Field, ObjectType, Operation, Origin, Provenance, Row};

/// The paragraphs of a field's documentation: our words, then its limits, remarks and where all that was read.
pub(super) fn field(field: &Field, object: &ObjectType) -> [Markdown; 2] {
    let limits: Vec<_> = field.constraints.iter().map(|constraint| limit(constraint, field)).collect();
    let head = match limits.is_empty() {
        true => markdown![code(&field.wire), "."],
        false => markdown![code(&field.wire), ": ", separated(limits, "; "), "."],
    };
    let facts = std::iter::once(head).chain(remarks(field)).chain([source(field, &object.provenance)]);
    [prose(&field.doc), separated(facts, " ")]
}

fn remarks(field: &Field) -> Vec<Markdown> {
    let mut remarks = Vec::new();
    let mut say = |label: &'static str, said: Option<Markdown>| {
        remarks.extend(said.map(|said| markdown![label, said]));
    };
    let in_words = |text: &Option<String>| text.as_deref().map(sentence);
    let as_code = |text: &Option<String>| text.as_deref().map(|text| markdown![code(text), "."]);
    say("Sometimes required: ", in_words(&field.required_in_prose));
    say("In ", in_words(&field.unit));
    say("Default ", field.default.as_ref().map(|(value, origin)| markdown![code(value), by(origin), "."]));
    say("When absent: ", in_words(&field.default_is));
    let meanings = field.meanings.iter().map(|(value, meaning)| markdown![code(value), ": ", prose(meaning)]);
    let meanings = separated(meanings, "; ");
    say("", (!meanings.is_empty()).then(|| markdown![meanings, "."]));
    say("Written as ", as_code(&field.shape));
    say("Example: ", as_code(&field.example));
    for (note, witness) in &field.notes {
        say("", Some(witness.as_ref().map_or_else(|| sentence(note), |witness| self::note(note, witness))));
    }
    say("", field.sensitive.then(|| "Sensitive: never printed.".into()));
    remarks
}

/// A remark of a witness.
pub(super) fn note(note: &str, witness: &str) -> Markdown {
    markdown!["According to ", code(witness), ": ", sentence(note)]
}

/// Where the field was read: page, table and row, the source that stands in for a page, or the one that alone has it.
fn source(field: &Field, provenance: &Provenance) -> Markdown {
    let page = &provenance.operation;
    match (&field.row, &field.origin, &provenance.authority) {
        (_, Origin::Stated, Some(authority)) => markdown!["From ", code(authority), "."],
        (Some(Row { table, number }), origin, _) => {
            markdown!["From ", code(page), ", table ", code(table), ", row", TOGETHER, *number, by(origin), "."]
        }
        (None, origin, Some(authority)) => markdown![code(authority), " does not have it", by(origin), "."],
        (None, Origin::Stated, None) => markdown!["From ", code(page), ", shown only by an example."],
        (None, origin, None) => markdown![code(page), " has no row for it", by(origin), "."],
    }
}

/// A limit with its condition and who says so.
fn limit(constraint: &Constraint, field: &Field) -> Markdown {
    if let Origin::Beyond(witness) = &constraint.origin
        && let Some(values) = fewer(constraint, field)
    {
        return markdown!["of these, ", code(witness), " lists only ", codes(values, "and")];
    }
    markdown![markdown::limit(constraint), by(&constraint.origin)]
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

/// What the names in the documentation of an operation stand for: its page and its witnesses.
pub(super) fn sources(operation: &Operation) -> Markdown {
    let page = code(&operation.page.id);
    let title = prose(&operation.page.title);
    let page = if operation.page.is_document {
        markdown![page, " is the page \"", title, "\""]
    } else {
        let authority = operation.request.provenance.authority.as_ref();
        let source = authority.map_or(title, |name| code(name));
        markdown![page, " has no page and is transcribed from ", source]
    };
    let witnesses = operation.witnesses.iter().map(|(name, pin)| markdown![code(name), " is ", prose(pin)]);
    markdown!["Sources: ", separated(std::iter::once(page).chain(witnesses), "; "), "."]
}

/// Nothing for what the page states.
fn by(origin: &Origin) -> Markdown {
    match origin {
        Origin::Stated => Markdown::default(),
        Origin::Recovered(witnesses) => markdown![" (recovered from ", codes(witnesses, "and"), ")"],
        Origin::Beyond(witness) => markdown![" (beyond the page, from ", code(witness), ")"],
        Origin::Client => markdown![" (the client's own)"],
    }
}

//! What one finding says: to a program by its fields, to the person on call by `Display`. It is made from a failed check and must not judge again.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::limit::limit;
use super::walk::Failure;
use crate::diagnostic::Span;
use crate::model::{Characters, Check, Constraint, Operation, Origin, Severity};

/// How many characters of a value a finding shows.
const SHOWN: usize = 60;

/// One documented limit that a request does not keep.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What it weighs.
    #[serde(serialize_with = "in_words")]
    pub severity: Severity,
    /// Where, by wire names, elements of lists counted from zero: `Tag[2].Key`.
    pub path: String,
    /// The same without indices, as ids and cases have it: `Tag.Key`.
    pub field: String,
    /// `length`; `enum@tccli` for what only that witness says.
    pub rule: String,
    /// `alibabacloud.ecr.CreateFlowLog/Tag.Key/length`.
    pub id: String,
    /// The limit in words.
    pub limit: String,
    /// What was given, shortened; none if nothing was. Never the value of a sensitive field.
    pub given: Option<String>,
    /// The weakest of the facts that the finding rests on.
    #[serde(serialize_with = "in_words")]
    pub origin: Origin,
    /// Which source states the limit, in words.
    pub source: String,
    /// Table of the page; none for a field that no row has, or where there is no page.
    pub table: Option<String>,
    /// Row of the table, from one.
    pub row: Option<usize>,
    /// Where the spec states the limit.
    #[serde(skip)]
    pub span: Span,
}

fn in_words<T: fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl Finding {
    pub(super) fn new(operation: &Operation, failure: &Failure<'_, '_>, origin: &Origin) -> Self {
        let Failure { object, field, constraint, path, value, hidden, .. } = failure;
        // Named by the weakest origin too: the advice that a witness's default brings about is not the page's violation.
        let rested = Constraint { origin: origin.clone(), ..(*constraint).clone() };
        let rule = rested.rule();
        Self {
            severity: rested.severity(),
            path: path.shown.clone(),
            field: path.dotted.clone(),
            id: format!("{}/{}/{rule}", operation.id, path.dotted),
            rule,
            limit: limit(constraint),
            given: value.map(|value| given(&constraint.check, value, *hidden)),
            origin: origin.clone(),
            source: object.source_of(field, origin),
            table: field.row.as_ref().map(|row| row.table.clone()),
            row: field.row.as_ref().map(|row| row.number),
            span: constraint.span,
        }
    }

    /// How cases name it: `Tag.Key length`.
    pub fn expectation(&self) -> String {
        format!("{} {}", self.field, self.rule)
    }
}

fn given(check: &Check, value: &Value, hidden: bool) -> String {
    match value {
        Value::Array(items) => counted(items.len(), "item"),
        Value::Object(_) => "an object".to_owned(),
        _ if hidden => "a value that is not shown".to_owned(),
        Value::String(text) => match (check, first_outside(check, text)) {
            (Check::Length { .. }, _) => with_length(text),
            (Check::Bytes { .. }, _) => format!("{} ({})", quoted(text), counted(text.len(), "byte")),
            (_, Some((number, c))) => format!("{} ({c:?} at character {number})", quoted(text)),
            _ if quoted(text).ends_with('…') => with_length(text),
            _ => quoted(text),
        },
        other => other.to_string(),
    }
}

fn counted(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}

fn with_length(text: &str) -> String {
    format!("{} ({})", quoted(text), counted(text.chars().count(), "character"))
}

// In quotes and with control characters escaped, so that a line break or a stray blank is seen.
fn quoted(text: &str) -> String {
    let (mut shown, mut left) = (String::from('"'), SHOWN);
    for character in text.chars() {
        // What is escaped counts as it is written.
        let escaped = if character == '\'' { character.to_string() } else { character.escape_debug().to_string() };
        let Some(rest) = left.checked_sub(escaped.chars().count()) else { return shown + "\"…" };
        left = rest;
        shown.push_str(&escaped);
    }
    shown + "\""
}

fn first_outside(check: &Check, text: &str) -> Option<(usize, char)> {
    let outside = |set: &Characters| (1..).zip(text.chars()).find(|(_, c)| !set.contains(*c));
    match check {
        Check::Characters(set) => outside(set),
        _ => None,
    }
}

/// Three lines: what is wrong, who says so, and its id.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let given = self.given.as_deref().unwrap_or("nothing");
        writeln!(f, "{}: {}: {}; given {given}", self.severity, self.path, self.limit)?;
        writeln!(f, "  source: {}", self.source)?;
        write!(f, "  id: {}", self.id)
    }
}

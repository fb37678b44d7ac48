//! What a change means for callers, and for the version of the generated crate. Requests are checked before they are sent, so a narrower limit refuses
//! what was accepted; answers are never checked, so only their types matter.

use std::cmp::Ordering;

use super::Change;
use crate::page::{Facts, Kind, Row, Value};

/// The next version that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The crate stays as it is.
    None,
    /// Documentation changes.
    Patch,
    /// Something is added, or more is allowed.
    Minor,
    /// What compiled or was sent before may not any longer.
    Major,
}

impl Step {
    /// As a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// Whether more or less is allowed than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Less.
    Narrower,
    /// More.
    Wider,
    /// Something else, or more here and less there.
    Other,
    /// A fact is gone, and the row says something else: it may say the same, or ask for more, in words that are not understood.
    Unknown,
}

impl Direction {
    /// As a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Narrower => "narrower",
            Self::Wider => "wider",
            Self::Other => "different",
            Self::Unknown => "not understood",
        }
    }
}

/// A fact of a row that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct FactChange {
    /// The key of the spec language.
    pub key: String,
    /// What it was, in the words of the spec language.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// Whether more or less is allowed.
    pub direction: Direction,
    /// The version that it calls for.
    pub step: Step,
}

/// Where a row travels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Side {
    pub(super) request: bool,
    pub(super) response: bool,
}

impl Side {
    pub(super) fn word(self, kind: Kind) -> &'static str {
        match (kind, self.request, self.response) {
            (Kind::Errors, ..) => "error",
            (Kind::Authorization, ..) => "permission",
            (Kind::Status, ..) => "status",
            (_, true, true) => "request and response",
            (_, true, false) => "request",
            (..) => "response",
        }
    }
}

/// What became of the facts of a row.
pub(super) fn changes(old: &Row, new: &Row, kind: Kind, side: Side) -> Vec<FactChange> {
    let (before, after) = (facts(old), facts(new));
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort();
    keys.dedup();
    let is_understood = old.digest == new.digest;
    let changed = keys.into_iter().filter(|key| before.get(*key) != after.get(*key));
    let change = |key: &String| {
        let (old, new) = (before.get(key), after.get(key));
        let direction = direction(key, old, new, is_understood);
        let step = fact_step(key, direction, new.is_none(), kind, side);
        FactChange {
            key: key.clone(),
            before: old.map(ToString::to_string),
            after: new.map(ToString::to_string),
            direction,
            step,
        }
    };
    let mut changes: Vec<FactChange> = changed.map(change).collect();
    // A fact that is not understood any more stands in such a sentence itself.
    if !changes.iter().any(|change| change.direction == Direction::Unknown) {
        changes.extend(unread(old, new, kind, side));
    }
    changes
}

/// Sentences that were not there before and may state a limit: as long as nobody has read them, it may be a narrower one.
fn unread(old: &Row, new: &Row, kind: Kind, side: Side) -> Option<FactChange> {
    let more = new.digest != old.digest && new.unread.len() > old.unread.len();
    more.then(|| FactChange {
        key: "unread sentences".to_owned(),
        before: Some(old.unread.len().to_string()),
        after: Some(new.unread.len().to_string()),
        direction: Direction::Unknown,
        step: fact_step("unread sentences", Direction::Unknown, false, kind, side),
    })
}

/// The facts of the description, and those of the other cells beside them.
fn facts(row: &Row) -> Facts {
    let mut facts = row.facts.clone();
    let cells = [
        ("type", row.type_.clone()),
        ("example", row.example.clone()),
        ("http status", row.status.clone()),
        ("lost", row.hole.map(|lost| lost.word().to_owned())),
        ("cells", (!row.others.is_empty()).then(|| row.others.join(", "))),
    ];
    facts.extend(cells.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::Text(text?)))));
    if row.required == Some(true) {
        facts.insert("required".to_owned(), Value::text("always"));
    }
    facts
}

/// Facts without which more is allowed.
const LIMITS: [&str; 14] = [
    "range",
    "length",
    "bytes",
    "items",
    "required",
    "forbidden",
    "enum",
    "characters",
    "first-and-last",
    "cannot-start-with",
    "cannot-contain",
    "charset",
    "non-empty",
    "format",
];

fn direction(key: &str, old: Option<&Value>, new: Option<&Value>, is_understood: bool) -> Direction {
    match (key, old, new) {
        (limit, None, Some(_)) if LIMITS.contains(&limit) => Direction::Narrower,
        // Yes became No: no sentence says that.
        ("required", Some(Value::Text(_)), None) => Direction::Wider,
        (limit, Some(_), None) if LIMITS.contains(&limit) && is_understood => Direction::Wider,
        (limit, Some(_), None) if LIMITS.contains(&limit) => Direction::Unknown,
        ("range" | "length" | "bytes" | "items", Some(old), Some(new)) => by_bounds(&old.to_string(), &new.to_string()),
        ("enum", Some(Value::List(old)), Some(Value::List(new))) => by_values(new, old),
        ("cannot-start-with" | "cannot-contain", Some(Value::List(old)), Some(Value::List(new))) => by_values(old, new),
        // From a condition to always asks for more; from always to a condition for less.
        ("required", Some(Value::Map(_)), Some(Value::Text(_))) => Direction::Narrower,
        ("required", Some(Value::Text(_)), Some(Value::Map(_))) => Direction::Wider,
        _ => Direction::Other,
    }
}

fn by_bounds(old: &str, new: &str) -> Direction {
    let ((old_low, old_high), (new_low, new_high)) = (bounds(old), bounds(new));
    match (new_low.cmp(&old_low), new_high.cmp(&old_high)) {
        (Ordering::Less | Ordering::Equal, Ordering::Greater | Ordering::Equal) => Direction::Wider,
        (Ordering::Greater | Ordering::Equal, Ordering::Less | Ordering::Equal) => Direction::Narrower,
        _ => Direction::Other,
    }
}

fn bounds(span: &str) -> (i64, i64) {
    let numbers: Vec<i64> = span.split(' ').filter_map(|word| word.parse().ok()).collect();
    match (span.split(' ').next(), numbers.as_slice()) {
        (Some("up"), [high]) => (i64::MIN, *high),
        (Some("at"), [low]) => (*low, i64::MAX),
        (_, [low, high]) => (*low, *high),
        (_, [both]) => (*both, *both),
        _ => (i64::MIN, i64::MAX),
    }
}

/// Values that are allowed.
fn by_values(allowed: &[String], before: &[String]) -> Direction {
    let more = allowed.iter().any(|value| !before.contains(value));
    let fewer = before.iter().any(|value| !allowed.contains(value));
    match (more, fewer) {
        (true, false) => Direction::Wider,
        (false, true) => Direction::Narrower,
        _ => Direction::Other,
    }
}

fn fact_step(key: &str, direction: Direction, is_gone: bool, kind: Kind, side: Side) -> Step {
    if !matches!(kind, Kind::Request | Kind::Response | Kind::Type) {
        // What to do about an error is data of the operation.
        return if key == "retry" { Step::Minor } else { Step::Patch };
    }
    let sent = match (key, direction) {
        ("type" | "unit", _) => Step::Major,
        // The field has the type of the enum.
        ("enum", _) if is_gone => Step::Major,
        ("example" | "lost" | "shape" | "required-in-prose", _) => Step::Patch,
        ("status" | "role", _) => Step::Minor,
        (_, Direction::Wider) => Step::Minor,
        // As long as nobody has read the row, what is unknown may be narrower.
        (_, Direction::Narrower | Direction::Other | Direction::Unknown) => Step::Major,
    };
    let answered = match (key, direction) {
        ("type" | "unit", _) => Step::Major,
        // The values are names in the generated enum.
        ("enum", Direction::Wider) => Step::Minor,
        ("enum", _) => Step::Major,
        _ => Step::Patch,
    };
    match (side.request, side.response) {
        (true, true) => sent.max(answered),
        (true, false) => sent,
        _ => answered,
    }
}

/// The version that a change calls for.
pub(super) fn step(change: &Change, row: &Row, kind: Kind, side: Side) -> Step {
    let is_field = matches!(kind, Kind::Request | Kind::Response | Kind::Type);
    match change {
        Change::WordsOnly => Step::None,
        Change::Facts(facts) => facts.iter().map(|fact| fact.step).max().unwrap_or(Step::None),
        Change::Added if is_field && side.request && row.required == Some(true) => Step::Major,
        Change::Added if is_field || kind == Kind::Errors => Step::Minor,
        Change::Removed | Change::Renamed(_) if is_field || kind == Kind::Errors => Step::Major,
        Change::Added | Change::Removed | Change::Renamed(_) | Change::Moved(_) => Step::Patch,
    }
}

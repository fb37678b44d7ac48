//! What one finding says, for a program (getters) and for the person on call (`Display`).

use super::Source;
use crate::escape::is_dots;
use crate::object::{self, Field, Provenance, Value};
use crate::rules::{Check, Classes, Origin, Rule};
use crate::text::{HIDDEN, quoted};
use crate::wire_path::WirePath;
use std::fmt::{Debug, Display, Formatter, Result};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The field is unsupported or deprecated.
    Notice,
    /// The page does not state the limit, another source does.
    Advice,
    /// The page states the limit: the service will probably refuse the request. Or the client refuses what could do harm.
    Violation,
}

/// One documented limit that a request does not keep.
#[derive(Clone)]
pub struct Finding {
    path: String,
    id: String,
    rule: &'static Rule,
    source: Source,
    given: Option<String>,
    /// Whether the request can be sent in spite of it: there may be no path to send it to.
    can_be_allowed: bool,
}

/// Where a finding was made and by which rule.
pub(super) struct Place<'a> {
    pub(super) operation: &'static str,
    pub(super) provenance: Provenance,
    pub(super) field: &'static Field,
    pub(super) path: &'a WirePath<'a>,
    /// Whether the value must not be shown.
    pub(super) hidden: bool,
}

impl Finding {
    pub(super) fn new(place: &Place<'_>, rule: &'static Rule, origin: Origin, value: Value<'_>) -> Self {
        let mut id = format!("{}/{}/{}", place.operation, place.path.dotted(), rule.check.name());
        if let Origin::Beyond(witness) = origin {
            id.push('@');
            id.push_str(witness);
        }
        Self {
            path: place.path.to_string(),
            id,
            rule,
            source: Source { provenance: place.provenance, row: place.field.source, field: place.field.wire, origin },
            given: given(&rule.check, value, place.hidden),
            can_be_allowed: place.field.place != object::Place::Path || has_path(&rule.check, value),
        }
    }

    /// Where the field is, by wire names, with the index of list elements from 0: `Tag[1].Key`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Stable id of the limit: operation, path without indices, rule, and `@witness` when the page does not state it
    /// (`tencentcloud.vpc.CreateFlowLog/FlowLogName/length@tccli`).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rule's name in the spec: `length`, `enum`, `required`.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule.check.name()
    }

    /// How serious it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match (&self.rule.check, self.origin()) {
            (Check::Unsupported | Check::Deprecated, _) => Severity::Notice,
            (_, Origin::Beyond(_)) => Severity::Advice,
            _ => Severity::Violation,
        }
    }

    /// The limit in words: `1 to 64 characters`, `required unless ResourceType is CCN`.
    #[must_use]
    pub fn limit(&self) -> impl Display {
        Limit(self.rule)
    }

    /// What was given, shortened, with what was counted; `None` when nothing was given. A sensitive value is not shown.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// Who states the limit: the weakest origin among the facts that the finding rests on.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.source.origin
    }

    /// Whether the request can be sent in spite of it.
    pub(crate) fn can_be_allowed(&self) -> bool {
        self.can_be_allowed
    }

    /// Where it is documented.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }
}

struct Limit(&'static Rule);

impl Display for Limit {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Display::fmt(&self.0.check, out)?;
        match &self.0.condition {
            Some(condition) => write!(out, " {condition}"),
            None => Ok(()),
        }
    }
}

/// Whether there is a path in spite of a check of one of its values.
fn has_path(check: &Check, value: Value<'_>) -> bool {
    match (check, value) {
        (Check::Required, _) => false,
        (Check::PathSegment, Value::Text(text)) => !is_dots(text),
        _ => true,
    }
}

/// What was given, in words.
fn given(check: &Check, value: Value<'_>, hidden: bool) -> Option<String> {
    let shown = match value {
        Value::Unset => return None,
        // Not even its length: that alone narrows a secret down.
        _ if hidden => return Some(HIDDEN.to_owned()),
        Value::Text(text) => quoted(text),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Object(_) => "an object".to_owned(),
        Value::List(list) => return Some(counted(list.count(), "item")),
    };
    let Value::Text(text) = value else {
        return Some(shown);
    };
    Some(match check {
        Check::Length(_) => format!("{shown} ({})", counted(text.chars().count(), "character")),
        Check::Bytes(_) => format!("{shown} ({})", counted(text.len(), "byte")),
        Check::Characters(classes) => match first_outside(*classes, text) {
            Some((number, character)) => format!("{shown} ({character:?} at character {number})"),
            None => shown,
        },
        _ if shown.ends_with('…') => format!("{shown} ({})", counted(text.chars().count(), "character")),
        _ => shown,
    })
}

fn counted(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}

/// The first character that is in none of the classes, and its number from 1.
fn first_outside(classes: Classes, text: &str) -> Option<(usize, char)> {
    (1..).zip(text.chars()).find(|(_, character)| !classes.has(*character))
}

impl Display for Severity {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.pad(match self {
            Severity::Notice => "notice",
            Severity::Advice => "advice",
            Severity::Violation => "violation",
        })
    }
}

impl Finding {
    /// What is wrong, and who says so.
    fn write_limit(&self, out: &mut Formatter<'_>) -> Result {
        let given = self.given().unwrap_or("nothing");
        writeln!(out, "{}: {}: {}; given {given}", self.severity(), self.path, self.limit())?;
        writeln!(out, "  source: {}", self.source)
    }

    /// The same about a violation that the policy allows.
    pub(super) fn write_allowed(&self, out: &mut Formatter<'_>) -> Result {
        self.write_limit(out)?;
        write!(out, "  allowed by the policy; id: {}", self.id)
    }
}

/// Three lines: what is wrong, who says so, and what to do about it.
impl Display for Finding {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        self.write_limit(out)?;
        match self.severity() {
            Severity::Violation if !self.can_be_allowed && self.given.is_none() => {
                out.write_str("  it is part of the path: nothing can be sent without it")
            }
            Severity::Violation if !self.can_be_allowed => {
                out.write_str("  it is part of the path, and no path can have it")
            }
            Severity::Violation => write!(out, "  to send it anyway: allow({:?})", self.id),
            _ => write!(out, "  sent all the same; id: {}", self.id),
        }
    }
}

/// As `Display`: a failed `unwrap` should read well too.
impl Debug for Finding {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        Display::fmt(self, out)
    }
}

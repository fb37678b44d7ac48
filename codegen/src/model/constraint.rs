//! A limit of one field, with its condition and its origin.

use std::fmt;

use indexmap::IndexSet;

use crate::diagnostic::Span;

/// One limit.
#[derive(Clone, Debug)]
pub struct Constraint {
    /// What is checked.
    pub check: Check,
    /// When; always, if absent. Only `Required` and `Forbidden` have one.
    pub condition: Option<Condition>,
    /// Who says so.
    pub origin: Origin,
    /// Where the spec says so.
    pub span: Span,
}

impl Constraint {
    /// The rule's part of a finding's id: the check's word, and `@witness` for what only a witness says.
    pub fn rule(&self) -> String {
        match &self.origin {
            Origin::Beyond(witness) => format!("{}@{witness}", self.check.word()),
            _ => self.check.word().to_owned(),
        }
    }

    /// What a finding of this limit weighs.
    pub fn severity(&self) -> Severity {
        match self.check {
            Check::Unsupported | Check::Deprecated => Severity::Notice,
            _ => self.origin.severity(),
        }
    }
}

/// What is checked. Limits are inclusive.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// It is given.
    Required,
    /// It is not given.
    Forbidden,
    /// Number of Unicode scalar values.
    Length {
        /// At least.
        min: u64,
        /// At most.
        max: Option<u64>,
    },
    /// Number of bytes in UTF-8.
    Bytes {
        /// At least.
        min: u64,
        /// At most.
        max: Option<u64>,
    },
    /// Number.
    Range {
        /// At least.
        min: Option<i64>,
        /// At most.
        max: Option<i64>,
    },
    /// Number of elements.
    Items {
        /// At least.
        min: u64,
        /// At most.
        max: Option<u64>,
    },
    /// One of these texts.
    OneOf(IndexSet<String>),
    /// One of these numbers.
    OneOfIntegers(IndexSet<i64>),
    /// Only these characters.
    Characters(Characters),
    /// Only these characters at both ends.
    FirstAndLast(Characters),
    /// None of these at the beginning.
    CannotStartWith(Vec<String>),
    /// None of these anywhere.
    CannotContain(Vec<String>),
    /// Only U+0000 to U+007F.
    Ascii,
    /// Not empty.
    NonEmpty,
    /// An IPv4 or IPv6 address.
    Ip,
    /// One part of a path: without `/`, `\` and control characters, and not `.` or `..`.
    PathSegment,
    /// It is given although the service does not support it.
    Unsupported,
    /// It is given although it is deprecated.
    Deprecated,
}

impl Check {
    /// The spec's key for the check, which is also its name in finding ids and cases.
    pub fn word(&self) -> &'static str {
        match self {
            Check::Required => "required",
            Check::Forbidden => "forbidden",
            Check::Length { .. } => "length",
            Check::Bytes { .. } => "bytes",
            Check::Range { .. } => "range",
            Check::Items { .. } => "items",
            Check::OneOf(_) | Check::OneOfIntegers(_) => "enum",
            Check::Characters(_) => "characters",
            Check::FirstAndLast(_) => "first-and-last",
            Check::CannotStartWith(_) => "cannot-start-with",
            Check::CannotContain(_) => "cannot-contain",
            Check::Ascii => "charset",
            Check::NonEmpty => "non-empty",
            Check::Ip => "format",
            Check::PathSegment => "path-segment",
            Check::Unsupported => "unsupported",
            Check::Deprecated => "deprecated",
        }
    }
}

impl Check {
    /// Whether a text is as the check demands; checks of something else than a text allow every text.
    pub fn allows_text(&self, text: &str) -> bool {
        match self {
            Check::Length { min, max } => is_within(text.chars().count(), *min, *max),
            Check::Bytes { min, max } => is_within(text.len(), *min, *max),
            Check::OneOf(values) => values.contains(text),
            Check::Characters(set) => text.chars().all(|c| set.contains(c)),
            Check::FirstAndLast(set) => {
                [text.chars().next(), text.chars().next_back()].into_iter().flatten().all(|c| set.contains(c))
            }
            Check::CannotStartWith(starts) => !starts.iter().any(|start| text.starts_with(start)),
            Check::CannotContain(parts) => !parts.iter().any(|part| text.contains(part)),
            Check::Ascii => text.is_ascii(),
            Check::NonEmpty => !text.is_empty(),
            Check::Ip => text.parse::<std::net::IpAddr>().is_ok(),
            Check::PathSegment => {
                text != "." && text != ".." && text.chars().all(|c| c != '/' && c != '\\' && !c.is_control())
            }
            Check::Required | Check::Forbidden | Check::Unsupported | Check::Deprecated => true,
            Check::Range { .. } | Check::Items { .. } | Check::OneOfIntegers(_) => true,
        }
    }

    /// Whether a list of this length is as the check demands; checks of something else allow every length.
    pub fn allows_count(&self, count: usize) -> bool {
        match self {
            Check::Items { min, max } => is_within(count, *min, *max),
            _ => true,
        }
    }

    /// Whether a number is as the check demands; checks of something else than a number allow every number.
    pub fn allows_number(&self, number: i64) -> bool {
        match self {
            Check::Range { min, max } => min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max),
            Check::OneOfIntegers(values) => values.contains(&number),
            _ => true,
        }
    }
}

fn is_within(count: usize, min: u64, max: Option<u64>) -> bool {
    let count = count as u64;
    count >= min && max.is_none_or(|max| count <= max)
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Characters {
    /// As the spec writes it.
    pub words: String,
    /// Its parts.
    pub classes: Vec<Class>,
}

impl Characters {
    /// Whether a character belongs to the set.
    pub fn contains(&self, c: char) -> bool {
        self.classes.iter().any(|class| match class {
            Class::Range(first, last) => (*first..=*last).contains(&c),
            Class::Letters => c.is_alphabetic(),
            Class::Digits => c.is_numeric(),
        })
    }
}

/// A part of a set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// From one character to another, or one character alone.
    Range(char, char),
    /// Whatever Unicode calls alphabetic.
    Letters,
    /// Whatever Unicode calls a number.
    Digits,
}

/// When a field is required or forbidden.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The tests, all of which must hold.
    pub tests: Vec<Test>,
    /// The condition applies when the tests do not all hold.
    pub negated: bool,
}

/// A test of another field of the same object.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The field's wire name.
    pub field: String,
    /// The values that match; empty if it only has to be given.
    pub values: Vec<String>,
    /// The field's default is among the values, so an absent field matches; who states that default.
    pub absent_matches: Option<Origin>,
}

/// Who states a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page, or the witness that is transcribed where there is no page.
    Stated,
    /// These witnesses, of a fact that stood in a hole of the page.
    Recovered(Vec<String>),
    /// This witness, of a fact that the page does not state.
    Beyond(String),
    /// Nobody: the client refuses by itself what could do harm.
    Client,
}

impl Origin {
    /// What a finding with this origin weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Origin::Stated | Origin::Recovered(_) | Origin::Client => Severity::Violation,
            Origin::Beyond(_) => Severity::Advice,
        }
    }

    /// The kind in one word, for counts.
    pub fn word(&self) -> &'static str {
        match self {
            Origin::Stated => "stated",
            Origin::Recovered(_) => "recovered",
            Origin::Beyond(_) => "beyond",
            Origin::Client => "client",
        }
    }

    /// The weaker of two origins: a finding that rests on both has it.
    pub fn weakest<'o>(&'o self, other: &'o Origin) -> &'o Origin {
        let rank = |origin: &Origin| match origin {
            Origin::Stated | Origin::Client => 0,
            Origin::Recovered(_) => 1,
            Origin::Beyond(_) => 2,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Stated => f.write_str("stated"),
            Origin::Recovered(witnesses) => write!(f, "recovered from {}", witnesses.join(" and ")),
            Origin::Beyond(witness) => write!(f, "beyond the page, from {witness}"),
            Origin::Client => f.write_str("not the vendor's limit, but the client's own"),
        }
    }
}

/// What a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The documentation forbids it.
    Violation,
    /// Another source forbids it.
    Advice,
    /// It is allowed and will not do what it seems to.
    Notice,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Violation => "violation",
            Severity::Advice => "advice",
            Severity::Notice => "notice",
        })
    }
}

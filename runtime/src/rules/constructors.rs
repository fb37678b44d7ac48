//! One constructor per rule, named like its key in the spec. Limits are inclusive. On a list field the rules for texts
//! and numbers hold for each element.

use super::{Check, Class, Classes, Origin, Rule, Span};

/// The field must be set. An empty text is set.
#[must_use]
pub const fn required() -> Rule {
    Rule::new(Check::Required)
}

/// The field must not be set.
#[must_use]
pub const fn forbidden() -> Rule {
    Rule::new(Check::Forbidden)
}

/// A text has `min` to `max` Unicode scalar values.
#[must_use]
pub const fn length(min: u32, max: u32) -> Rule {
    Rule::new(Check::Length(counts(min, max)))
}

/// A text has at least `min` Unicode scalar values.
#[must_use]
pub const fn length_at_least(min: u32) -> Rule {
    Rule::new(Check::Length(counts_at_least(min)))
}

/// A text has `min` to `max` bytes in UTF-8.
#[must_use]
pub const fn bytes(min: u32, max: u32) -> Rule {
    Rule::new(Check::Bytes(counts(min, max)))
}

/// A text has at least `min` bytes in UTF-8.
#[must_use]
pub const fn bytes_at_least(min: u32) -> Rule {
    Rule::new(Check::Bytes(counts_at_least(min)))
}

/// A number is between `min` and `max`.
#[must_use]
pub const fn range(min: i64, max: i64) -> Rule {
    Rule::new(Check::Range(Span { min, max }))
}

/// A number is at least `min`.
#[must_use]
pub const fn range_at_least(min: i64) -> Rule {
    range(min, i64::MAX)
}

/// A number is at most `max`.
#[must_use]
pub const fn range_up_to(max: i64) -> Rule {
    range(i64::MIN, max)
}

/// A list has `min` to `max` elements.
#[must_use]
pub const fn items(min: u32, max: u32) -> Rule {
    Rule::new(Check::Items(counts(min, max)))
}

/// A list has at least `min` elements.
#[must_use]
pub const fn items_at_least(min: u32) -> Rule {
    Rule::new(Check::Items(counts_at_least(min)))
}

/// A text is one of these.
#[must_use]
pub const fn one_of(values: &'static [&'static str]) -> Rule {
    Rule::new(Check::OneOf(values))
}

/// A number is one of these.
#[must_use]
pub const fn one_of_integers(values: &'static [i64]) -> Rule {
    Rule::new(Check::OneOfIntegers(values))
}

/// Every character of a text is in one of these classes.
#[must_use]
pub const fn characters(classes: &'static [Class]) -> Rule {
    Rule::new(Check::Characters(Classes::new(classes)))
}

/// The first and the last character of a text are in one of these classes. An empty text passes.
#[must_use]
pub const fn first_and_last(classes: &'static [Class]) -> Rule {
    Rule::new(Check::FirstAndLast(Classes::new(classes)))
}

/// A text starts with none of these.
#[must_use]
pub const fn cannot_start_with(texts: &'static [&'static str]) -> Rule {
    Rule::new(Check::CannotStartWith(texts))
}

/// A text contains none of these.
#[must_use]
pub const fn cannot_contain(texts: &'static [&'static str]) -> Rule {
    Rule::new(Check::CannotContain(texts))
}

/// A text is ASCII.
#[must_use]
pub const fn ascii() -> Rule {
    Rule::new(Check::Ascii)
}

/// A text has at least one character.
#[must_use]
pub const fn non_empty() -> Rule {
    Rule::new(Check::NonEmpty)
}

/// A text is an IPv4 or IPv6 address.
#[must_use]
pub const fn ip() -> Rule {
    Rule::new(Check::Ip)
}

/// A text is one part of a path: sent as more, it could address another resource. No page says so: it is the client's own
/// limit.
#[must_use]
pub const fn path_segment() -> Rule {
    let mut rule = Rule::new(Check::PathSegment);
    rule.origin = Origin::Client;
    rule
}

/// The service does not support the field for now: setting it is worth a notice.
#[must_use]
pub const fn unsupported() -> Rule {
    Rule::new(Check::Unsupported)
}

/// The field should no longer be used: setting it is worth a notice.
#[must_use]
pub const fn deprecated() -> Rule {
    Rule::new(Check::Deprecated)
}

const fn counts(min: u32, max: u32) -> Span {
    Span { min: min as i64, max: max as i64 }
}

const fn counts_at_least(min: u32) -> Span {
    Span { min: min as i64, max: i64::MAX }
}

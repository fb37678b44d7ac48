//! What a rule demands of a value, and how that is said in words.

use super::Classes;
use std::fmt::{Display, Formatter, Result};

/// What a rule demands.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Check {
    /// The field must be set.
    Required,
    /// The field must not be set.
    Forbidden,
    /// How many Unicode scalar values a text has.
    Length(Span),
    /// How many bytes a text has in UTF-8.
    Bytes(Span),
    /// How big a number is.
    Range(Span),
    /// How many elements a list has.
    Items(Span),
    /// The text is one of these.
    OneOf(&'static [&'static str]),
    /// The number is one of these.
    OneOfIntegers(&'static [i64]),
    /// Every character is in one of these classes.
    Characters(Classes),
    /// The first and the last character are in one of these classes.
    FirstAndLast(Classes),
    /// The text starts with none of these.
    CannotStartWith(&'static [&'static str]),
    /// The text contains none of these.
    CannotContain(&'static [&'static str]),
    /// Every character is ASCII.
    Ascii,
    /// The text has at least one character.
    NonEmpty,
    /// The text is an IPv4 or IPv6 address.
    Ip,
    /// The text is one part of a path, whoever decodes it: without `/`, `\` and control characters, and not `.` or `..`. An
    /// empty text passes.
    PathSegment,
    /// The service does not support the field for now.
    Unsupported,
    /// The field should no longer be used.
    Deprecated,
}

/// From the smallest to the largest allowed number, inclusive. Open ends are the ends of `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The smallest allowed.
    pub min: i64,
    /// The largest allowed.
    pub max: i64,
}

impl Span {
    /// Whether the number is allowed.
    #[must_use]
    pub fn has(self, number: i64) -> bool {
        (self.min..=self.max).contains(&number)
    }

    /// Whether the count is allowed.
    #[must_use]
    pub fn has_count(self, count: usize) -> bool {
        self.has(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// `at most 1 item`, `3 to 63 characters`.
    fn count(self, out: &mut Formatter<'_>, of: &str, unit: &str) -> Result {
        // A count is never negative: from 0 up to something is just up to it.
        let min = if self.min == 0 && (1..i64::MAX).contains(&self.max) { i64::MIN } else { self.min };
        let last = if self.max == i64::MAX { self.min } else { self.max };
        let plural = if last == 1 { "" } else { "s" };
        write!(out, "{} {of}{plural}{unit}", Self { min, ..self })
    }
}

impl Check {
    /// The rule's name in the spec and in ids of findings.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Check::Required => "required",
            Check::Forbidden => "forbidden",
            Check::Length(_) => "length",
            Check::Bytes(_) => "bytes",
            Check::Range(_) => "range",
            Check::Items(_) => "items",
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

/// `60 to 6000`, `at most 20`, `at least 1`, `exactly 5`.
impl Display for Span {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match (self.min, self.max) {
            (min, max) if min == max => write!(out, "exactly {min}"),
            (i64::MIN, i64::MAX) => out.write_str("any number"),
            (min, i64::MAX) => write!(out, "at least {min}"),
            (i64::MIN, max) => write!(out, "at most {max}"),
            (min, max) => write!(out, "{min} to {max}"),
        }
    }
}

/// The demand in words.
impl Display for Check {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        match self {
            Check::Required => out.write_str("required"),
            Check::Forbidden => out.write_str("must be absent"),
            Check::Length(span) => span.count(out, "character", ""),
            Check::Bytes(span) => span.count(out, "byte", " in UTF-8"),
            Check::Range(span) => Display::fmt(span, out),
            Check::Items(span) => span.count(out, "item", ""),
            Check::OneOf([only]) => write!(out, "only {only}"),
            Check::OneOfIntegers([only]) => write!(out, "only {only}"),
            Check::OneOf(values) => listed(out, "one of ", values),
            Check::OneOfIntegers(values) => listed(out, "one of ", values),
            // "The characters letters" would be the ones of that word.
            Check::Characters(classes) => {
                let has_word = classes.as_slice().iter().any(|class| class.is_word());
                listed(out, if has_word { "only " } else { "only the characters " }, classes.as_slice())
            }
            Check::FirstAndLast(classes) => listed(out, "first and last character one of ", classes.as_slice()),
            Check::CannotStartWith(texts) => listed(out, "not starting with ", texts),
            Check::CannotContain(texts) => listed(out, "not containing ", texts),
            Check::Ascii => out.write_str("ASCII characters only"),
            Check::NonEmpty => out.write_str("not empty"),
            Check::Ip => out.write_str("an IPv4 or IPv6 address"),
            Check::PathSegment => {
                out.write_str("one part of a path, not . or .., without /, \\ and control characters")
            }
            Check::Unsupported => out.write_str("not supported by the service for now"),
            Check::Deprecated => out.write_str("deprecated"),
        }
    }
}

fn listed<T: Display>(out: &mut Formatter<'_>, start: &str, values: &[T]) -> Result {
    out.write_str(start)?;
    for (number, value) in values.iter().enumerate() {
        if number > 0 {
            out.write_str(", ")?;
        }
        Display::fmt(value, out)?;
    }
    Ok(())
}

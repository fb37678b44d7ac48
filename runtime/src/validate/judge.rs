//! One check against one value, and one condition against one object. It must not allocate: it is asked about every
//! request, good ones included.

use crate::escape::is_path_segment;
use crate::object::{Elements, Shape, Value, elements};
use crate::rules::{Check, Origin, Rule, Span, Term, Test};
use std::io::Write;
use std::net::IpAddr;

/// The fields of the object that is being judged.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) shape: &'static Shape,
    pub(super) values: &'a [Value<'a>],
}

impl<'a> Fields<'a> {
    fn value(self, wire: &str) -> Value<'a> {
        self.shape.find(wire).and_then(|number| self.values.get(number).copied()).unwrap_or(Value::Unset)
    }
}

/// Whether the check is about the field as a whole, rather than about each element when the field is a list.
pub(super) fn is_about_field(check: &Check) -> bool {
    matches!(check, Check::Required | Check::Forbidden | Check::Unsupported | Check::Deprecated | Check::Items(_))
}

/// Whether the value is as the check demands. A check that does not concern this kind of value holds; one about the
/// elements of a list holds when it holds for all of them.
#[inline(always)]
pub(super) fn holds(check: &Check, value: &Value<'_>) -> bool {
    match value {
        Value::Unset => !matches!(check, Check::Required),
        Value::Text(text) => text_holds(check, text),
        Value::Integer(number) => integer_holds(check, *number),
        Value::List(list) => list_holds(check, *list),
        Value::Boolean(_) | Value::Object(_) => may_be_set(check),
    }
}

#[inline]
fn may_be_set(check: &Check) -> bool {
    !matches!(check, Check::Forbidden | Check::Unsupported | Check::Deprecated)
}

#[inline(always)]
fn integer_holds(check: &Check, number: i64) -> bool {
    match check {
        Check::Range(span) => span.has(number),
        Check::OneOfIntegers(values) => values.contains(&number),
        check => may_be_set(check),
    }
}

#[inline(never)]
fn list_holds(check: &Check, list: &dyn Elements) -> bool {
    match check {
        Check::Items(span) => span.has_count(list.count()),
        check if is_about_field(check) => may_be_set(check),
        check => elements(list).all(|element| holds(check, &element)),
    }
}

#[inline(always)]
fn text_holds(check: &Check, text: &str) -> bool {
    match check {
        Check::Length(span) => length_holds(*span, text),
        Check::Bytes(span) => span.has_count(text.len()),
        Check::OneOf(values) => values.contains(&text),
        Check::Characters(classes) => classes.has_all(text),
        Check::FirstAndLast(classes) => classes.has_ends(text),
        Check::CannotStartWith(starts) => !starts.iter().any(|start| text.starts_with(start)),
        Check::CannotContain(parts) => !parts.iter().any(|part| text.contains(part)),
        Check::Ascii => text.is_ascii(),
        Check::NonEmpty => !text.is_empty(),
        Check::Ip => text.parse::<IpAddr>().is_ok(),
        Check::PathSegment => is_path_segment(text),
        Check::Required | Check::Range(_) | Check::Items(_) | Check::OneOfIntegers(_) => true,
        Check::Forbidden | Check::Unsupported | Check::Deprecated => false,
    }
}

#[inline(always)]
fn length_holds(span: Span, text: &str) -> bool {
    // A character has one to four bytes: mostly the number of bytes decides, without counting.
    let bytes = i64::try_from(text.len()).unwrap_or(i64::MAX);
    (span.min <= bytes / 4 && bytes <= span.max) || counted_length_holds(span, text)
}

#[inline(never)]
fn counted_length_holds(span: Span, text: &str) -> bool {
    span.has_count(text.chars().count())
}

/// Whether the rule applies to the object with these fields.
pub(super) fn applies(rule: &Rule, fields: Fields<'_>) -> bool {
    match &rule.condition {
        None => true,
        Some(condition) => {
            let holds = condition.terms.as_slice().iter().all(|term| term_holds(term, fields.value(term.field)));
            if condition.negated { !holds } else { holds }
        }
    }
}

/// Whether the term holds when the field that it is about has this value.
#[inline(always)]
pub(super) fn term_holds(term: &Term, value: Value<'_>) -> bool {
    match (value, term.test) {
        (Value::Unset, _) => term.absent.is_some(),
        (_, Test::Given) => true,
        (value, Test::Is(values)) => values.iter().any(|text| reads(value, text)),
    }
}

/// The origin of a finding of a rule that applies: the weakest of the facts that it rests on. A default is such a fact
/// where a field is not set.
pub(super) fn origin(rule: &Rule, fields: Fields<'_>) -> Origin {
    let condition = rule.condition.as_ref().filter(|condition| !condition.negated);
    let terms = condition.map_or(&[][..], |condition| condition.terms.as_slice());
    let unset = terms.iter().filter(|term| matches!(fields.value(term.field), Value::Unset));
    unset.filter_map(|term| term.absent).fold(rule.origin, Origin::weakest)
}

/// Whether the value is written like this on the wire.
#[inline(always)]
fn reads(value: Value<'_>, text: &str) -> bool {
    match value {
        Value::Text(value) => value == text,
        Value::Boolean(value) => text == if value { "true" } else { "false" },
        Value::Integer(value) => integer_reads(value, text),
        _ => false,
    }
}

#[inline(never)]
fn integer_reads(value: i64, text: &str) -> bool {
    // 20 bytes hold every i64 in decimal.
    let mut buffer = [0_u8; 20];
    let mut rest = buffer.as_mut_slice();
    let written = write!(rest, "{value}").map_or(0, |()| 20 - rest.len());
    buffer.get(..written) == Some(text.as_bytes())
}

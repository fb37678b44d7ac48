//! Whether all limits are kept: the only question that a good request is asked. [`object!`](crate::object!) asks it rule
//! by rule, and every rule is a constant: once all is inlined, the compiler leaves of it what one would write by hand for
//! this one request. It must not know what is said about a limit that is not kept; `walk` then looks at everything again.

use super::judge::{Fields, applies, holds, term_holds};
use crate::object::{Elements, Field, Shape, Value, elements};
use crate::rules::{Condition, Rule, Terms, required};

/// A rule, and the number of the field that its condition looks at.
#[derive(Clone, Copy)]
pub struct Limit {
    rule: &'static Rule,
    looks_at: usize,
}

/// How many rules these fields have.
#[must_use]
pub const fn count(mut fields: &[Field]) -> usize {
    let mut count = 0;
    while let [field, rest @ ..] = fields {
        count += field.rules.len();
        fields = rest;
    }
    count
}

/// The rules of all fields, one after the other.
///
/// # Panics
///
/// When a condition is about a field that is not there. As this is for constants only, that is an error of compilation.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler only")]
pub const fn limits<const COUNT: usize>(fields: &'static [Field]) -> [Limit; COUNT] {
    let mut limits = [Limit { rule: const { &required() }, looks_at: 0 }; COUNT];
    let mut next = 0;
    let mut rest = fields;
    while let [field, others @ ..] = rest {
        let mut rules = field.rules;
        while let [rule, more @ ..] = rules {
            limits[next] = Limit { rule, looks_at: looked_at(rule, fields) };
            next += 1;
            rules = more;
        }
        rest = others;
    }
    limits
}

/// Whether the value of a field keeps the next limit, among the values of all fields of the object.
#[inline(always)]
pub fn keeps(
    limits: &mut std::slice::Iter<'static, Limit>,
    value: Value<'_>,
    values: &[Value<'_>],
    shape: &'static Shape,
) -> bool {
    let Some(Limit { rule, looks_at }) = limits.next() else { return true };
    if holds(&rule.check, &value) {
        return true;
    }
    match &rule.condition {
        None => false,
        Some(Condition { negated, terms: Terms::One(term) }) => {
            let looked_at = values.get(*looks_at).copied().unwrap_or(Value::Unset);
            term_holds(term, looked_at) == *negated
        }
        Some(_) => !applies(rule, Fields { shape, values }),
    }
}

/// Whether everything inside the value keeps its limits.
#[inline(always)]
pub fn keeps_inside(value: Value<'_>) -> bool {
    match value {
        Value::Object(object) => object.keeps_limits(),
        Value::List(list) => all_keep(list),
        _ => true,
    }
}

fn all_keep(list: &dyn Elements) -> bool {
    elements(list).all(keeps_inside)
}

const fn looked_at(rule: &Rule, fields: &[Field]) -> usize {
    let mut terms = match &rule.condition {
        None => return 0,
        Some(Condition { terms: Terms::One(term), .. }) => std::slice::from_ref(term),
        Some(Condition { terms: Terms::All(terms), .. }) => *terms,
    };
    let mut looked_at = 0;
    while let [term, rest @ ..] = terms {
        looked_at = position(term.field, fields);
        terms = rest;
    }
    looked_at
}

#[expect(clippy::panic, reason = "evaluated by the compiler only")]
const fn position(wire: &str, fields: &[Field]) -> usize {
    let mut position = 0;
    let mut rest = fields;
    while let [field, others @ ..] = rest {
        if is_same(wire.as_bytes(), field.wire.as_bytes()) {
            return position;
        }
        position += 1;
        rest = others;
    }
    panic!("a condition is about a field that the object does not have");
}

/// `==`, which constants do not have yet.
const fn is_same(mut left: &[u8], mut right: &[u8]) -> bool {
    while let ([first, others @ ..], [second, more @ ..]) = (left, right) {
        if *first != *second {
            return false;
        }
        (left, right) = (others, more);
    }
    left.is_empty() && right.is_empty()
}

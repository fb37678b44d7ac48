//! One check against one value, and one condition against one object. Must not know where the value is or who asks.

use serde_json::{Map, Value};

use super::walk::given;
use crate::model::{Check, Condition, Constraint, Origin, Test};

/// Whether the check is about the field as a whole rather than, when the field is a list, about each element.
pub(super) fn is_about_field(check: &Check) -> bool {
    matches!(check, Check::Required | Check::Forbidden | Check::Items { .. } | Check::Unsupported | Check::Deprecated)
}

/// Whether the value is as the check demands. What is not given, or of another type than the check is about, breaks only checks of presence.
pub(super) fn holds(check: &Check, value: Option<&Value>) -> bool {
    match (check, value) {
        (Check::Required, value) => value.is_some(),
        (Check::Forbidden | Check::Unsupported | Check::Deprecated, value) => value.is_none(),
        (Check::Items { .. }, Some(Value::Array(items))) => check.allows_count(items.len()),
        (check, Some(Value::Number(number))) => number.as_i64().is_none_or(|number| check.allows_number(number)),
        (check, Some(Value::String(text))) => check.allows_text(text),
        _ => true,
    }
}

/// Whether the limit applies in the object with these members, and the weakest of the facts that this rests on.
pub(super) fn applies(constraint: &Constraint, members: &Map<String, Value>) -> Option<Origin> {
    let Some(condition) = &constraint.condition else { return Some(constraint.origin.clone()) };
    match (condition.negated, all_match(condition, members)) {
        (false, Some(origin)) => Some(constraint.origin.weakest(&origin).clone()),
        (true, None) => Some(constraint.origin.clone()),
        _ => None,
    }
}

fn all_match(condition: &Condition, members: &Map<String, Value>) -> Option<Origin> {
    condition
        .tests
        .iter()
        .try_fold(Origin::Stated, |origin, test| Some(origin.weakest(&matches(test, members)?).clone()))
}

// An absent field counts with its default, and then the default's origin counts too; without one it matches nothing.
fn matches(test: &Test, members: &Map<String, Value>) -> Option<Origin> {
    match given(members, &test.field) {
        None => test.absent_matches.clone(),
        Some(value) => {
            (test.values.is_empty() || test.values.iter().any(|text| reads(value, text))).then_some(Origin::Stated)
        }
    }
}

// Conditions compare what is written on the wire.
fn reads(value: &Value, text: &str) -> bool {
    match value {
        Value::String(value) => value == text,
        Value::Bool(value) => value.to_string() == text,
        Value::Number(value) => value.to_string() == text,
        _ => false,
    }
}

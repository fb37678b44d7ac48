//! A field that is required and forbidden at once: tried with every assignment of the fields that its conditions look at.

use std::collections::BTreeSet;

use super::conditions::{boolean, enum_values};
use super::view::{Entry, Object};
use crate::diagnostic::{Diagnostic, Problems};
use crate::model::{Check, Condition, Constraint, Origin, Test};

/// More assignments than this are not tried; the largest real field has a dozen.
const MOST_ASSIGNMENTS: usize = 100_000;

/// What a field can be, as far as conditions can tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State<'s> {
    Absent,
    Given(&'s str),
    /// Some value that nobody names.
    Other,
    /// Some value of a field of which nobody names any.
    Set,
}

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    for entry in &object.fields {
        let of = |check: Check| entry.constraints.iter().filter(move |constraint| constraint.check == check);
        for required in of(Check::Required) {
            for forbidden in of(Check::Forbidden) {
                required_and_forbidden(object, entry, required, forbidden, problems);
            }
        }
    }
}

fn required_and_forbidden(
    object: &Object<'_>,
    entry: &Entry<'_>,
    required: &Constraint,
    forbidden: &Constraint,
    problems: &mut Problems,
) {
    let Some(found) = assignment(object, entry, [required, forbidden]) else { return };
    let when: Vec<String> = found
        .iter()
        .map(|(name, state)| match state {
            State::Absent => format!("{name} is absent"),
            State::Given(value) => format!("{name} is {value}"),
            State::Other => format!("{name} is anything else"),
            State::Set => format!("{name} is set"),
        })
        .collect();
    let when = if when.is_empty() { String::new() } else { format!(" when {}", when.join(" and ")) };
    let name = entry.name;
    let problem =
        Diagnostic::new("contradiction", forbidden.span, format!("`{name}` is required and forbidden at once{when}"));
    let problem = problem
        .label(format!("forbidden ({})", forbidden.origin))
        .also(required.span, format!("required ({})", required.origin));
    problems.push(
        problem.help("make the two conditions exclude each other; what only one source says can become a `note`"),
    );
}

// The first assignment under which both apply.
fn assignment<'s>(
    object: &'s Object<'s>,
    entry: &Entry<'_>,
    both: [&'s Constraint; 2],
) -> Option<Vec<(&'s str, State<'s>)>> {
    let tests = || both.into_iter().filter_map(|c| c.condition.as_ref()).flat_map(|c| &c.tests);
    let names: BTreeSet<&str> = tests().map(|test| test.field.as_str()).collect();
    let mut axes: Vec<(&str, Vec<State<'_>>)> = Vec::new();
    for name in names {
        let field = object.field(name).filter(|field| field.name != entry.name)?;
        let mentioned = tests().filter(|test| test.field == name).flat_map(|test| &test.values).map(String::as_str);
        axes.push((name, states(object, field, mentioned)));
    }
    let count = axes.iter().try_fold(1_usize, |count, (_, states)| count.checked_mul(states.len()))?;
    (0..count.min(MOST_ASSIGNMENTS)).find_map(|number| {
        let mut rest = number;
        let assignment: Option<Vec<_>> = axes
            .iter()
            .map(|(name, states)| {
                let state = *states.get(rest % states.len())?;
                rest /= states.len();
                Some((*name, state))
            })
            .collect();
        assignment
            .filter(|a| both.into_iter().all(|constraint| constraint.condition.as_ref().is_none_or(|c| applies(c, a))))
    })
}

// A value outside a closed list, or the absence of what is always required, is a violation of its own and needs no other.
fn states<'s>(
    object: &'s Object<'s>,
    entry: &'s Entry<'s>,
    mentioned: impl Iterator<Item = &'s str>,
) -> Vec<State<'s>> {
    let mut values: Vec<&str> = enum_values(object, entry);
    let is_closed = boolean(entry.field)
        || entry.constraints.iter().any(|c| {
            matches!(c.check, Check::OneOf(_) | Check::OneOfIntegers(_)) && !matches!(c.origin, Origin::Beyond(_))
        });
    if boolean(entry.field) {
        values.extend(["true", "false"]);
    }
    values.extend(mentioned);
    let mut states: Vec<State<'_>> = Vec::new();
    for value in values {
        if !states.contains(&State::Given(value)) {
            states.push(State::Given(value));
        }
    }
    if !is_closed {
        states.push(if states.is_empty() { State::Set } else { State::Other });
    }
    let always =
        |c: &Constraint| c.check == Check::Required && c.condition.is_none() && !matches!(c.origin, Origin::Beyond(_));
    if !entry.constraints.iter().any(always) {
        states.push(State::Absent);
    }
    states
}

fn applies(condition: &Condition, assignment: &[(&str, State<'_>)]) -> bool {
    let holds = |test: &Test| {
        let state = assignment.iter().find(|(name, _)| *name == test.field).map(|(_, state)| *state);
        match state {
            Some(State::Given(value)) => test.values.is_empty() || test.values.iter().any(|v| v == value),
            Some(State::Other | State::Set) => test.values.is_empty(),
            Some(State::Absent) | None => test.absent_matches.is_some(),
        }
    };
    condition.tests.iter().all(holds) != condition.negated
}

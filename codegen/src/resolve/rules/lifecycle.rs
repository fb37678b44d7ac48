//! `lifecycle`: its groups partition the values of the state field, or who waits for one of them would wait for ever.

use super::conditions::enum_values;
use super::view::{Kind, Object};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::{Lifecycle, suggest};

/// All rules of this file.
pub(super) fn check(object: &Object<'_>, problems: &mut Problems) {
    let Kind::Type(_, ty) = object.kind else { return };
    let Some(lifecycle) = &ty.lifecycle else { return };
    let Some(field) = object.field_or_report(&lifecycle.field, lifecycle.field.span, problems) else { return };
    let states = enum_values(object, field);
    if states.is_empty() {
        let problem = Diagnostic::new(
            "lifecycle-without-enum",
            lifecycle.field.span,
            format!("nothing says which states `{}` has", field.name),
        )
        .absence();
        problems.push(
            problem
                .also(field.name.span, "has no `enum`")
                .help("give the field its `enum`, stated or recovered, or remove the lifecycle"),
        );
        return;
    }
    known_and_once(lifecycle, &states, field.name, problems);
    every_state(lifecycle, &states, field.name, problems);
}

fn grouped(lifecycle: &Lifecycle) -> Vec<(&'static str, &Text)> {
    let groups = [
        ("moving", &lifecycle.moving),
        ("settled", &lifecycle.settled),
        ("failed", &lifecycle.failed),
        ("gone", &lifecycle.gone),
    ];
    groups.into_iter().flat_map(|(group, states)| states.iter().flatten().map(move |state| (group, state))).collect()
}

fn known_and_once(lifecycle: &Lifecycle, states: &[&str], field: &Text, problems: &mut Problems) {
    let mut seen: Vec<(&str, &Text)> = Vec::new();
    for (group, state) in grouped(lifecycle) {
        if !states.contains(&state.value.as_str()) {
            let problem =
                Diagnostic::new("unknown-state", state.span, format!("`{field}` is never `{state}`")).absence();
            problems.push(problem.also(field.span, "its values are stated here").help(suggest(state, states)));
        } else if let Some((first_group, first)) = seen.iter().find(|(_, first)| *first == state) {
            let problem = Diagnostic::new("state-twice", state.span, format!("state `{state}` stands in two places"))
                .label(format!("`{group}`"));
            problems.push(
                problem
                    .also(first.span, format!("`{first_group}`"))
                    .help("keep it in one group: what it does next must be clear"),
            );
        } else {
            seen.push((group, state));
        }
    }
}

fn every_state(lifecycle: &Lifecycle, states: &[&str], field: &Text, problems: &mut Problems) {
    let grouped = grouped(lifecycle);
    let missing: Vec<&str> =
        states.iter().filter(|state| !grouped.iter().any(|(_, known)| known.value == **state)).copied().collect();
    if !missing.is_empty() {
        let missing = missing.join("`, `");
        let problem = Diagnostic::new(
            "state-without-group",
            lifecycle.field.span,
            format!("the lifecycle leaves out `{missing}`"),
        )
        .absence();
        problems.push(
            problem
                .also(field.span, "its values are stated here")
                .help("put it under `moving`, `settled`, `failed` or `gone`"),
        );
    }
}

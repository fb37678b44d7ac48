//! Both sides of a condition: each value of each test that makes it hold, and for each test what makes it fail.

use flowlog_codegen::model::{Constraint, ObjectType, Origin, Test, Type};
use serde_json::{Value, json};

use super::{Edits, any};

/// The fields that a condition looks at, and whether the limit applies then.
pub(super) struct Scene {
    pub(super) what: String,
    pub(super) edits: Edits,
    /// The weakest of the facts that a finding rests on; none if the limit does not apply.
    pub(super) origin: Option<Origin>,
}

/// One state of a tested field, and whether it matches: with which origin.
type State = (Option<Value>, Option<Origin>);

/// All states of one test at a time, the others matching.
pub(super) fn scenes(object: &ObjectType, constraint: &Constraint) -> Vec<Scene> {
    let Some(condition) = &constraint.condition else {
        return vec![Scene {
            what: "nothing matters".into(),
            edits: Vec::new(),
            origin: Some(constraint.origin.clone()),
        }];
    };
    let states: Vec<(&str, Vec<State>)> =
        condition.tests.iter().map(|test| (test.field.as_str(), states(object, test))).collect();
    let mut scenes = Vec::new();
    for (varied, (_, all)) in states.iter().enumerate() {
        for state in all {
            let chosen: Vec<(&str, &State)> = states
                .iter()
                .enumerate()
                .map(|(number, (name, all))| (*name, if number == varied { state } else { &all[0] }))
                .collect();
            let matched = chosen.iter().try_fold(Origin::Stated, |weakest, (_, (_, origin))| {
                origin.as_ref().map(|origin| weakest.weakest(origin).clone())
            });
            let origin = match (condition.negated, matched) {
                (false, Some(origin)) => Some(constraint.origin.weakest(&origin).clone()),
                (true, None) => Some(constraint.origin.clone()),
                _ => None,
            };
            let edits: Edits = chosen.iter().map(|(name, (value, _))| ((*name).to_owned(), value.clone())).collect();
            let said = edits.iter().map(|(name, value)| match value {
                Some(value) => format!("{name} is {value}"),
                None => format!("{name} is absent"),
            });
            scenes.push(Scene { what: said.collect::<Vec<_>>().join(" and "), edits: edits.clone(), origin });
        }
    }
    scenes
}

/// What the field of a test can be; the first matches.
fn states(object: &ObjectType, test: &Test) -> Vec<State> {
    let field = object.fields.iter().find(|field| field.wire == test.field).expect("a field beside it");
    if test.values.is_empty() {
        return vec![(Some(any(&field.ty)), Some(Origin::Stated)), (None, None)];
    }
    let mut states: Vec<State> =
        test.values.iter().map(|text| (Some(typed(&field.ty, text)), Some(Origin::Stated))).collect();
    let other = match &field.ty {
        Type::Integer => (2..).find(|number: &i64| !test.values.contains(&number.to_string())).map(|n| json!(n)),
        Type::Boolean => {
            [true, false].into_iter().find(|truth| !test.values.contains(&truth.to_string())).map(|t| json!(t))
        }
        _ => Some(json!("no such value")),
    };
    states.extend(other.map(|other| (Some(other), None)));
    states.push((None, test.absent_matches.clone()));
    states
}

fn typed(ty: &Type, text: &str) -> Value {
    match ty {
        Type::Integer => json!(text.parse::<i64>().expect("a number")),
        Type::Boolean => json!(text.parse::<bool>().expect("a truth value")),
        _ => json!(text),
    }
}

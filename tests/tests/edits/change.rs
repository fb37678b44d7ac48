//! The slips that a transcriber makes, one at a time: what was done, and the spec after it.

use flowlog_codegen::diagnostic::{Spanned, Text};
use flowlog_codegen::spec::{Condition, EnumValue, Facts, OperationSpec, Requirement};
use indexmap::IndexMap;

use crate::site::sites;

/// All edits of one spec. Of types that are not `sent` only what the acceptance names is edited: limits of answers are documentation.
pub(crate) fn edits(spec: &OperationSpec, sent: &[&str]) -> Vec<(String, OperationSpec)> {
    let mut edited = Vec::new();
    for site in sites(&mut spec.clone()) {
        let mut original = spec.clone();
        let facts = site.facts(&mut original);
        let mut edit = |what: String, change: &dyn Fn(&mut Facts)| {
            let mut spec = spec.clone();
            change(site.facts(&mut spec));
            edited.push((format!("{}: {what}", site.label()), spec));
        };
        requirements(facts, &mut edit);
        moved_bounds(facts, &mut edit);
        misspelt_values(facts, &mut edit);
        if site.is_sent(sent) {
            weakened(facts, &mut edit);
            if !site.has_second_witness(&mut spec.clone()) {
                removed(facts, &mut edit);
            }
        }
    }
    edited
}

/// A key of the facts, and where its value is.
type Key<T> = (&'static str, fn(&mut Facts) -> &mut Option<T>);

const BOUNDS: [Key<Text>; 4] = [
    ("range", |facts| &mut facts.range),
    ("length", |facts| &mut facts.length),
    ("bytes", |facts| &mut facts.bytes),
    ("items", |facts| &mut facts.items),
];

const CHARACTERS: [Key<Text>; 2] =
    [("characters", |facts| &mut facts.characters), ("first-and-last", |facts| &mut facts.first_and_last)];

const TEXTS: [Key<Vec<Text>>; 2] = [
    ("cannot-start-with", |facts| &mut facts.cannot_start_with),
    ("cannot-contain", |facts| &mut facts.cannot_contain),
];

type Edit<'e> = &'e mut dyn FnMut(String, &dyn Fn(&mut Facts));

fn requirements(facts: &mut Facts, edit: Edit<'_>) {
    if let Some(required) = facts.required.clone() {
        edit("required removed".to_owned(), &|facts| facts.required = None);
        if let Requirement::If(condition) = &required.value {
            edit("required always".to_owned(), &|facts| set_value(&mut facts.required, Requirement::Always));
            for (what, condition) in conditions(condition) {
                edit(format!("required {what}"), &|facts| {
                    set_value(&mut facts.required, Requirement::If(condition.clone()))
                });
            }
        }
    }
}

fn set_value<T>(spanned: &mut Option<Spanned<T>>, value: T) {
    spanned.as_mut().expect("the edited fact").value = value;
}

/// The condition turned round, and without each of its values.
fn conditions(condition: &Condition) -> Vec<(String, Condition)> {
    let (negated, fields, make): (Condition, _, fn(_) -> Condition) = match condition.clone() {
        Condition::When(fields) => (Condition::Unless(fields.clone()), fields, Condition::When),
        Condition::Unless(fields) => (Condition::When(fields.clone()), fields, Condition::Unless),
        Condition::WhenGiven(fields) => return vec![("turned round".to_owned(), Condition::UnlessGiven(fields))],
        Condition::UnlessGiven(fields) => return vec![("turned round".to_owned(), Condition::WhenGiven(fields))],
    };
    let mut changed = vec![("turned round".to_owned(), negated)];
    for (field, values) in &fields {
        for (index, value) in values.iter().enumerate() {
            let mut fields = fields.clone();
            fields.get_mut(field).expect("a field").remove(index);
            changed.push((format!("without {field} {value}"), make(fields)));
        }
    }
    changed
}

fn moved_bounds(facts: &mut Facts, edit: Edit<'_>) {
    for (key, of) in BOUNDS {
        let Some(text) = of(facts).clone() else { continue };
        for moved in moved(&text.value) {
            edit(format!("{key} {text} made {moved}"), &|facts| set_value(of(facts), moved.clone()));
        }
    }
}

/// Each number of a span one lower and one higher, as long as the span stays one.
fn moved(span: &str) -> Vec<String> {
    let words: Vec<&str> = span.split(' ').collect();
    let numbers = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.parse::<i64>().ok()?)));
    let shifted =
        numbers.flat_map(|(at, number)| [(at, number - 1), (at, number + 1)]).filter(|(_, number)| *number >= 0);
    let write = |(at, number): (usize, i64)| {
        let mut words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        words[at] = number.to_string();
        words.join(" ")
    };
    shifted.map(write).collect()
}

fn misspelt_values(facts: &mut Facts, edit: Edit<'_>) {
    let Some(values) = facts.enum_.clone() else { return };
    for value in values.keys() {
        let wrong = if value.parse::<i64>().is_ok() { format!("{value}1") } else { format!("{value}x") };
        let misspell = |(key, meaning): (Text, EnumValue)| {
            (if key == *value { Spanned { value: wrong.clone(), ..key } } else { key }, meaning)
        };
        let misspelt: IndexMap<_, _> = values.clone().into_iter().map(misspell).collect();
        edit(format!("enum value {value} misspelt"), &|facts| facts.enum_ = Some(misspelt.clone()));
    }
}

/// What the acceptance does not name and what is forgotten as easily: a part of a limit.
fn weakened(facts: &mut Facts, edit: Edit<'_>) {
    for value in facts.enum_.clone().iter().flat_map(IndexMap::keys) {
        edit(format!("enum without {value}"), &|facts| {
            facts.enum_.as_mut().expect("values").shift_remove(value);
        });
    }
    for (key, of) in CHARACTERS {
        let Some(words) = of(facts).clone() else { continue };
        for word in words.split(' ') {
            let rest: Vec<&str> = words.split(' ').filter(|other| *other != word).collect();
            edit(format!("{key} without {word}"), &|facts| set_value(of(facts), rest.join(" ")));
        }
    }
    for (key, of) in TEXTS {
        let Some(texts) = of(facts).clone() else { continue };
        for (index, text) in texts.iter().enumerate() {
            edit(format!("{key} without {text}"), &|facts| drop(of(facts).as_mut().expect("texts").remove(index)));
        }
    }
}

/// A limit that is gone. What two witnesses say still stands when one of them is silent, so that is no edit.
fn removed(facts: &mut Facts, edit: Edit<'_>) {
    if let Some(forbidden) = facts.forbidden.clone() {
        edit("forbidden removed".to_owned(), &|facts| facts.forbidden = None);
        for (what, condition) in conditions(&forbidden.value) {
            edit(format!("forbidden {what}"), &|facts| set_value(&mut facts.forbidden, condition.clone()));
        }
    }
    let enum_of: Key<Text> = ("enum-of", |facts| &mut facts.enum_of);
    for (key, of) in BOUNDS.into_iter().chain(CHARACTERS).chain([enum_of]) {
        if of(facts).is_some() {
            edit(format!("{key} removed"), &|facts| *of(facts) = None);
        }
    }
    let mut flag = |key: &str, is_there: bool, remove: fn(&mut Facts)| {
        if is_there {
            edit(format!("{key} removed"), &|facts| remove(facts));
        }
    };
    flag("charset", facts.charset.is_some(), |facts| facts.charset = None);
    flag("format", facts.format.is_some(), |facts| facts.format = None);
    flag("non-empty", facts.non_empty.is_some(), |facts| facts.non_empty = None);
    flag("status", facts.status.is_some(), |facts| facts.status = None);
}

//! Object types: each is used, can be written down in Rust, and is the same wherever it is defined.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::view::{Element, Entry, Kind, Object, View};
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::resolve::scope::{Scope, TypeSource};
use crate::spec::{Field, ObjectType};

/// What only describes how a page shows a field; pages may differ in it.
const OF_THE_PAGE: [&str; 6] = ["example", "lost", "nested-rows", "row", "type-on-page", "untyped-on-page"];

/// All rules of this file.
pub(super) fn check(scope: &Scope<'_>, view: &View<'_>, problems: &mut Problems) {
    for file in &scope.folder.operations {
        for (name, ty) in file.spec.types.iter().flatten() {
            if let Some(first) = scope.types.get(name.value.as_str()).filter(|first| first.file.file != file.file) {
                same_definition(first, name, ty, problems);
            }
        }
    }
    // A type that seems unused may be the one that a misspelt name means.
    let is_unknown = |object: &Object<'_>| object.fields.iter().any(|entry| entry.element == Element::Unknown);
    let has_unknown = view.objects.iter().any(is_unknown);
    for object in &view.objects {
        if !has_unknown {
            unused_type(object, problems);
        }
        list_of_list(object, problems);
    }
    endless_types(view, problems);
}

fn same_definition(first: &TypeSource<'_>, name: &Text, ty: &ObjectType, problems: &mut Problems) {
    let Some((what, at, there)) = first_difference((first.name, first.ty), (name, ty)) else { return };
    let problem =
        Diagnostic::new("type-conflict", at, format!("type `{name}` differs from its other definition: {what}"));
    let problem = problem.also(there, format!("as {} has it", first.file.spec.operation.name));
    problems.push(problem.help("make the two agree, define the type once, or give one of them another name"));
}

type Difference = (String, Span, Span);

fn first_difference(first: (&Text, &ObjectType), second: (&Text, &ObjectType)) -> Option<Difference> {
    let (there, here) = (first.0.span, second.0.span);
    let key = first.1.differences(second.1).into_iter().find(|key| ["doc", "rust", "lifecycle"].contains(key));
    field_difference(here, &first.1.fields, &second.1.fields).or_else(|| Some((format!("`{}`", key?), here, there)))
}

fn field_difference(here: Span, first: &IndexMap<Text, Field>, second: &IndexMap<Text, Field>) -> Option<Difference> {
    let missing = first
        .keys()
        .find(|name| !second.contains_key(*name))
        .map(|name| (format!("it has no field `{name}`"), here, name.span));
    let differs = |(name, field): (&Text, &Field)| {
        let Some((there, other)) = first.get_key_value(name) else {
            let other = first.keys().next().map_or(here, |name| name.span);
            return Some((format!("field `{name}` is only here"), name.span, other));
        };
        let key = other.differences(field).into_iter().find(|key| !OF_THE_PAGE.contains(key))?;
        Some((format!("`{key}` of field `{name}`"), name.span, there.span))
    };
    missing.or_else(|| second.iter().find_map(differs))
}

fn unused_type(object: &Object<'_>, problems: &mut Problems) {
    if let Kind::Type(name, _) = object.kind
        && !object.sent
        && !object.answered
    {
        let problem = Diagnostic::new("unused-type", name.span, format!("no request and no response holds `{name}`"))
            .absence_from_folder();
        problems.push(problem.help("name it as the type of a field, or remove it"));
    }
}

fn list_of_list(object: &Object<'_>, problems: &mut Problems) {
    for entry in object.fields.iter().filter(|entry| entry.lists > 1) {
        let problem = Diagnostic::new("list-of-list", entry.field.type_.span, "a list cannot hold lists");
        problems.push(problem.help("no operation needs it so far; make the inner list a field of a type"));
    }
}

/// A type on the way to a type that is inside it.
struct Step<'v> {
    name: &'v Text,
    /// The field that has led here.
    via: Option<&'v Entry<'v>>,
    /// The fields that have not been looked into, the last of them first.
    waiting: Vec<&'v Entry<'v>>,
}

// Looks into each type once and needs no stack: a file may nest thousands of types. Each circle is reported at the type that is reached first.
fn endless_types(view: &View<'_>, problems: &mut Problems) {
    let mut unseen: HashMap<&str, Step<'_>> = HashMap::new();
    let types = view.objects.iter().filter_map(|object| match object.kind {
        Kind::Type(name, _) => Some((name, object)),
        _ => None,
    });
    for (name, object) in types.clone() {
        let waiting = object.fields.iter().rev().filter(|entry| entry.lists == 0).collect();
        unseen.insert(name, Step { name, via: None, waiting });
    }
    for (name, _) in types {
        let Some(start) = unseen.remove(name.value.as_str()) else { continue };
        let mut path = vec![start];
        while let Some(entry) = path.last_mut().map(|step| step.waiting.pop()) {
            let Some(entry) = entry else {
                path.pop();
                continue;
            };
            let Element::Object(ty) = entry.element else { continue };
            if let Some(circle) = path.iter().position(|step| step.name.value == ty).and_then(|at| path.get(at..)) {
                endless_type(circle, entry, problems);
            } else if let Some(step) = unseen.remove(ty) {
                path.push(Step { via: Some(entry), ..step });
            }
        }
    }
}

fn endless_type(circle: &[Step<'_>], last: &Entry<'_>, problems: &mut Problems) {
    let Some(Step { name, .. }) = circle.first() else { return };
    let fields = circle.iter().skip(1).filter_map(|step| step.via).chain([last]);
    let route: Vec<&str> = fields.map(|entry| entry.name.value.as_str()).collect();
    let what = format!("`{name}` contains itself through `{}`", route.join("."));
    let problem = Diagnostic::new("endless-type", last.field.type_.span, what).also(name.span, "the type");
    problems.push(problem.help("put a list in between, as in `list of …`, or correct the type of a field"));
}

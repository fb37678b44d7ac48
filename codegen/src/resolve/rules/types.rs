//! Object types: each is used, can be written down in Rust, and is the same wherever it is defined.

use indexmap::IndexMap;

use super::view::{Element, Kind, Object, View};
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
        endless_type(view, object, problems);
    }
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

// Reported once per circle, at the type that comes first in the files.
fn endless_type(view: &View<'_>, object: &Object<'_>, problems: &mut Problems) {
    let Kind::Type(name, _) = object.kind else { return };
    let position =
        |ty: &str| view.objects.iter().position(|o| matches!(o.kind, Kind::Type(known, _) if known.value == ty));
    let mut path: Vec<(&str, &Text)> = Vec::new();
    if let Some(circle) = circle(view, object, &name.value, &mut path)
        && path.iter().all(|(ty, _)| position(ty) >= position(&name.value))
    {
        let route: Vec<&str> = path.iter().map(|(_, field)| field.value.as_str()).collect();
        let problem = Diagnostic::new(
            "endless-type",
            circle.span,
            format!("`{name}` contains itself through `{}`", route.join(".")),
        );
        problems.push(
            problem
                .also(name.span, "the type")
                .help("put a list in between, as in `list of …`, or correct the type of a field"),
        );
    }
}

fn circle<'v>(
    view: &'v View<'_>,
    object: &'v Object<'_>,
    target: &str,
    path: &mut Vec<(&'v str, &'v Text)>,
) -> Option<&'v Text> {
    for entry in object.fields.iter().filter(|entry| entry.lists == 0) {
        let Element::Object(ty) = entry.element else { continue };
        if path.iter().any(|(seen, _)| *seen == ty) {
            continue;
        }
        path.push((ty, entry.name));
        if ty == target {
            return Some(&entry.field.type_);
        }
        if let Some(found) = view.ty(ty).and_then(|inner| circle(view, inner, target, path)) {
            return Some(found);
        }
        path.pop();
    }
    None
}

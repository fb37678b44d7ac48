//! Quirks point at something that exists: an exception that no longer applies is an error.

use super::rows::claims;
use super::view::{Element, Entry, Kind, Object, View};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::{Constraint, Origin};
use crate::resolve::pages::parts;
use crate::spec::{Codes, OperationFile, Quirk, ServiceSpec, suggest};

/// All rules of this file for an operation file.
pub(super) fn check(view: &View<'_>, file: &OperationFile, problems: &mut Problems) {
    for quirk in file.quirks() {
        is_about_something(quirk, problems);
        for at in &quirk.at.0 {
            points_somewhere(view, file, at, problems);
        }
    }
    if let Some(request) = view.request(file) {
        default_and_required(request, file, problems);
    }
}

/// The same for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    for quirk in service.quirks.iter().flatten() {
        is_about_something(quirk, problems);
        for at in &quirk.at.0 {
            match at.split_once(' ') {
                None if at.value == "endpoint" => {}
                Some(("table", "errors")) if service.errors.is_some() => {}
                Some(("error", code)) => error(code, at, service.errors.as_ref(), problems),
                Some(("field", name)) => {
                    let known: Vec<&str> =
                        service.common.iter().flatten().map(|(name, _)| name.value.as_str()).collect();
                    one_of(name, at, &known, problems);
                }
                _ => nowhere(at, "write `endpoint`, `error CODE`, `field NAME` or `table errors`", problems),
            }
        }
    }
}

fn is_about_something(quirk: &Quirk, problems: &mut Problems) {
    if quirk.at.0.is_empty() {
        let problem = Diagnostic::new("quirk-nowhere", quirk.found.span, "this quirk is about nothing");
        problems.push(problem.help("say under `at` what it is about, or remove it"));
    }
}

fn nowhere(at: &Text, help: &str, problems: &mut Problems) {
    let problem =
        Diagnostic::new("quirk-nowhere", at.span, format!("there is no `{at}` that this quirk could be about"));
    problems.push(problem.absence().help(help));
}

fn one_of(name: &str, at: &Text, known: &[&str], problems: &mut Problems) {
    if !known.contains(&name) {
        nowhere(at, &suggest(name, known), problems);
    }
}

fn error(code: &str, at: &Text, codes: Option<&Codes>, problems: &mut Problems) {
    let known: Vec<&str> =
        codes.into_iter().flat_map(|codes| codes.codes.keys()).map(|key| key.value.as_str()).collect();
    one_of(code, at, &known, problems);
}

fn points_somewhere(view: &View<'_>, file: &OperationFile, at: &Text, problems: &mut Problems) {
    match at.split_once(' ') {
        None if at.value == "page" => {
            if file.spec.document.is_none() {
                nowhere(at, "there is no page; name a field, or a table such as `table request`", problems);
            }
        }
        Some(("table", name)) => one_of(name, at, &claims(&file.spec).keys().copied().collect::<Vec<_>>(), problems),
        Some(("error", code)) => error(code, at, file.spec.errors.as_ref(), problems),
        Some(("example", name)) => {
            let known: Vec<&str> = file.examples().map(|(name, _)| name.value.as_str()).collect();
            one_of(name, at, &known, problems);
        }
        Some(("field", path)) if is_field(view, file, path) => {}
        Some(("field", _)) => nowhere(
            at,
            "write `field Name` for a field or protocol row of the request or response, `field Type.Name` for that of a type; \
             `field request.Name` and `field response.Name` tell the two apart",
            problems,
        ),
        _ => nowhere(
            at,
            "write `page`, `table NAME`, `field NAME`, `error CODE`, `example NAME`, or a list of these",
            problems,
        ),
    }
}

fn is_field(view: &View<'_>, file: &OperationFile, path: &str) -> bool {
    let (request, response) = (view.request(file), view.response(file));
    let sides = [Some(&file.spec.request), file.spec.response.as_ref()].into_iter().flatten();
    let mut protocol = sides.flat_map(parts).flat_map(|(_, part)| &part.protocol_rows).flatten();
    if protocol.any(|(name, _)| name.value == path) || leads(view, request, path) || leads(view, response, path) {
        return true;
    }
    match path.split_once('.') {
        Some(("request", rest)) => leads(view, request, rest),
        Some(("response", rest)) => leads(view, response, rest),
        Some((ty, rest)) => leads(view, view.ty(ty), rest),
        None => false,
    }
}

/// Whether a dotted path leads from an object to a field.
fn leads<'v, 's>(view: &'v View<'s>, mut object: Option<&'v Object<'s>>, path: &str) -> bool {
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let Some(entry) = object.and_then(|object| object.field(name)) else { return false };
        if names.peek().is_none() {
            return true;
        }
        object = match entry.element {
            Element::Object(ty) => view.ty(ty),
            _ => None,
        };
    }
    false
}

// Whoever reads the row wonders which of the two holds; the quirk is the answer, and the place is the field.
fn default_and_required(request: &Object<'_>, file: &OperationFile, problems: &mut Problems) {
    let Kind::Request = request.kind else { return };
    for entry in &request.fields {
        let (Some(default), Some(required)) = (&entry.field.facts.default, conditional(entry)) else { continue };
        let is_it = |at: &Text| {
            let path = at.strip_prefix("field ");
            path.is_some_and(|path| path.strip_prefix("request.").unwrap_or(path) == entry.name.value)
        };
        if !file.quirks().any(|quirk| quirk.at.0.iter().any(is_it)) {
            let problem = Diagnostic::new(
                "default-and-required",
                entry.name.span,
                format!("`{}` has a default and is required", entry.name),
            )
            .absence();
            let problem = problem.also(default.span, "the default").also(required.span, "the requirement");
            problems.push(problem.help(format!(
                "write a quirk `at: field {}` that says which of the two was taken, or remove one",
                entry.name
            )));
        }
    }
}

/// The requirement under a condition that the page, or a witness of what it lost, states.
pub(super) fn conditional<'v>(entry: &'v Entry<'_>) -> Option<&'v Constraint> {
    let is_conditional = |c: &&Constraint| c.check == crate::model::Check::Required && c.condition.is_some();
    entry.constraints.iter().filter(is_conditional).find(|c| !matches!(c.origin, Origin::Beyond(_)))
}

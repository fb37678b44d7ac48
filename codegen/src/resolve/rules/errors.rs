//! Error codes: what they are about exists, and codes for missing parameters agree with what is required.

use super::quirks::conditional;
use super::view::{Entry, View};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::{Check, Origin};
use crate::spec::{Codes, OperationFile};

/// All rules of this file that need the objects of the service.
pub(super) fn check(view: &View<'_>, file: &OperationFile, problems: &mut Problems) {
    let Some(codes) = &file.spec.errors else { return };
    about_a_field(view, file, codes, problems);
    missing_param(view, file, codes, problems);
}

/// All rules of this file that need only the table.
pub(super) fn check_table(codes: Option<&Codes>, problems: &mut Problems) {
    let Some(codes) = codes else { return };
    one_source(codes, problems);
    stated_status(codes, problems);
    duplicate_code(codes, problems);
}

fn one_source(codes: &Codes, problems: &mut Problems) {
    let (span, what) = match (&codes.table, &codes.from) {
        (Some(_), Some(from)) => (from.span, "both `table` and `from` are given"),
        (None, None) => (codes.codes.keys().next().map_or(codes.span, |key| key.span), "nobody states these codes"),
        _ => return,
    };
    let problem = Diagnostic::new("errors-source", span, what).absence();
    problems.push(problem.help("write `table:` for a table of the page, or `from: <source>` where it has none"));
}

fn stated_status(codes: &Codes, problems: &mut Problems) {
    if let Some(http) = codes.http.as_ref().filter(|http| http.value != "unstated") {
        let problem =
            Diagnostic::new("unknown-word", http.span, format!("`{http}` is not one of the words allowed here"));
        problems.push(problem.help("known: unstated"));
        return;
    }
    for key in codes.codes.keys() {
        match (key.split_once(' '), &codes.http) {
            (Some((status, _)), Some(http)) => {
                let problem = Diagnostic::new(
                    "error-status",
                    key.span,
                    format!("status {status} is given in a table without statuses"),
                );
                problems.push(problem.also(http.span, "said here").help("remove the status, or `http: unstated`"));
            }
            (None, None) => {
                let problem = Diagnostic::new("error-status", key.span, format!("code `{key}` has no HTTP status"));
                problems.push(problem.help("write `400 Some.Code`, or `http: unstated` if the table gives none"));
            }
            _ => {}
        }
    }
}

fn wire(key: &Text) -> &str {
    key.split_once(' ').map_or(key.value.as_str(), |(_, code)| code)
}

// The keys differ as texts, or the file could not have been read; a status can still be written in two ways.
fn duplicate_code(codes: &Codes, problems: &mut Problems) {
    let status = |key: &Text| key.split_once(' ').and_then(|(status, _)| status.parse::<u16>().ok());
    let keys: Vec<&Text> = codes.codes.keys().collect();
    for (index, key) in keys.iter().enumerate() {
        let same = |other: &&&Text| wire(other) == wire(key) && status(other) == status(key);
        if let Some(first) = keys.iter().take(index).find(same) {
            let problem =
                Diagnostic::new("duplicate-code", key.span, format!("code `{}` stands in the table twice", wire(key)));
            problems.push(
                problem
                    .label("second time")
                    .also(first.span, "first time")
                    .help("keep one of the two, or correct a status"),
            );
        }
    }
}

fn about_a_field(view: &View<'_>, file: &OperationFile, codes: &Codes, problems: &mut Problems) {
    let Some(request) = view.request(file) else { return };
    for about in codes.codes.values().filter_map(|code| code.about.as_ref()) {
        view.find(request, about, problems);
    }
}

// What a page does not say in words it may say in its codes: both have to agree. A quirk is no excuse, as either the condition or the code
// would be wrong.
fn missing_param(view: &View<'_>, file: &OperationFile, codes: &Codes, problems: &mut Problems) {
    let Some(request) = view.request(file) else { return };
    let missing: Vec<(&str, &Text)> =
        codes.codes.keys().filter_map(|key| Some((wire(key).strip_prefix("MissingParam.")?, key))).collect();
    for (name, key) in &missing {
        if let Some(entry) = request.field(name).filter(|entry| !is_required(entry)) {
            let problem = Diagnostic::new(
                "missing-param",
                key.span,
                format!("a code exists for a missing `{name}`, which is optional"),
            )
            .absence();
            problems.push(
                problem
                    .also(entry.name.span, "not required")
                    .help("look for the condition under which the page requires it, and write it as `required:`"),
            );
        }
    }
    let Some((_, first)) = missing.first() else { return };
    for (entry, required) in request.fields.iter().filter_map(|entry| Some((entry, conditional(entry)?))) {
        if !missing.iter().any(|(name, _)| *name == entry.name.value) {
            let name = entry.name;
            let problem = Diagnostic::new(
                "missing-param-code",
                required.span,
                format!("no code `MissingParam.{name}` confirms this condition"),
            )
            .absence();
            let problem = problem.also(first.span, "the page has such codes");
            problems.push(problem.help("correct the condition, or transcribe the code if the table has it"));
        }
    }
}

fn is_required(entry: &Entry<'_>) -> bool {
    entry.constraints.iter().any(|c| c.check == Check::Required && !matches!(c.origin, Origin::Beyond(_)))
}

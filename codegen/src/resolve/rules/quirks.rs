//! Quirks point at something that exists: an exception that no longer applies is an error.

use super::rows::claims;
use super::view::{Entry, Kind, Object, View};
use crate::diagnostic::{Diagnostic, Problems};
use crate::model::{Constraint, Origin};
use crate::spec::{OperationFile, Quirk, ServiceSpec, suggest};

/// All rules of this file for an operation file.
pub(super) fn check(view: &View<'_>, file: &OperationFile, problems: &mut Problems) {
    let tables = claims(&file.spec);
    let tables: Vec<(&str, usize)> = tables
        .iter()
        .map(|(name, rows)| (*name, rows.iter().map(|row| row.number).max().unwrap_or_default()))
        .collect();
    for quirk in file.spec.quirks.iter().flatten() {
        points_somewhere(view, file, &tables, quirk, problems);
    }
    if let Some(request) = view.request(file) {
        default_and_required(request, problems);
    }
}

/// The same for `service.yaml`, which has no tables but its error codes.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    let codes = service.errors.as_ref().map_or(0, |errors| errors.codes.len());
    for quirk in service.quirks.iter().flatten().filter(|quirk| quirk.at.value != "endpoint") {
        if rows(&quirk.at, &[("errors", codes)]) != Some(Ok(())) {
            nowhere(quirk, "write `endpoint`, `errors`, `errors 4` or `errors 4-6`", problems);
        }
    }
}

fn nowhere(quirk: &Quirk, help: &str, problems: &mut Problems) {
    let problem = Diagnostic::new(
        "quirk-nowhere",
        quirk.at.span,
        format!("there is no `{}` that this quirk could be about", quirk.at),
    )
    .absence();
    problems.push(problem.help(help));
}

fn points_somewhere(
    view: &View<'_>,
    file: &OperationFile,
    tables: &[(&str, usize)],
    quirk: &Quirk,
    problems: &mut Problems,
) {
    let at = &quirk.at.value;
    if at == "page" {
        if file.spec.page.is_none() {
            nowhere(quirk, "there is no page; name a part such as `request`, or a row of it", problems);
        }
    } else if let Some(name) = at.strip_prefix("example ") {
        let known: Vec<&str> = file.spec.examples.iter().flatten().map(|(name, _)| name.value.as_str()).collect();
        if !known.contains(&name) {
            nowhere(quirk, &suggest(name, &known), problems);
        }
    } else if let Some(path) = at.strip_prefix("field ") {
        // A field that only another source has is for the comparison with that source to find.
        if quirk.between.is_none() && !is_field(view, file, path) {
            nowhere(
                quirk,
                "write `field Name` for a field of the request or response, `field Type.Name` for that of a type",
                problems,
            );
        }
    } else {
        match rows(at, tables) {
            Some(Ok(())) => {}
            Some(Err(count)) => nowhere(
                quirk,
                &format!("the table has rows 1 to {count}; write one of them, or `first-last`"),
                problems,
            ),
            None => {
                let mut known: Vec<&str> = tables.iter().map(|(name, _)| *name).collect();
                known.extend(["page", "example …", "field …"]);
                nowhere(quirk, &suggest(at.split(' ').next().unwrap_or_default(), &known), problems);
            }
        }
    }
}

// `table`, `table 3` or `table 3-5`; a table that exists but not with these rows is an error with its number of rows.
fn rows(at: &str, tables: &[(&str, usize)]) -> Option<Result<(), usize>> {
    if tables.iter().any(|(name, _)| *name == at) {
        return Some(Ok(()));
    }
    let (table, rows) = at.rsplit_once(' ')?;
    let (_, count) = tables.iter().find(|(name, _)| *name == table)?;
    let is_row = numbers(rows).is_some_and(|(first, last)| 1 <= first && first <= last && last <= *count);
    Some(if is_row { Ok(()) } else { Err(*count) })
}

fn numbers(rows: &str) -> Option<(usize, usize)> {
    let (first, last) = rows.split_once('-').unwrap_or((rows, rows));
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn is_field(view: &View<'_>, file: &OperationFile, path: &str) -> bool {
    let of = |object: Option<&Object<'_>>, name: &str| object.is_some_and(|object| object.field(name).is_some());
    match path.split_once('.') {
        Some((ty, name)) => of(view.ty(ty), name),
        None => of(view.request(file), path) || of(view.response(file), path),
    }
}

// Whoever reads the row wonders which of the two holds; the quirk is the answer, and the place is the row.
fn default_and_required(request: &Object<'_>, problems: &mut Problems) {
    let Kind::Request = request.kind else { return };
    let tables = claims(request.operation);
    for entry in &request.fields {
        let (Some(default), Some(required)) = (&entry.field.facts.default, conditional(entry)) else { continue };
        let row = |at: &str| {
            tables.iter().any(|(table, claims)| {
                let rows = at.strip_prefix(table).and_then(|rest| numbers(rest.strip_prefix(' ')?));
                let number =
                    claims.iter().find(|claim| claim.span == entry.field.row.as_ref().unwrap_or(entry.name).span);
                rows.zip(number).is_some_and(|((first, last), claim)| (first..=last).contains(&claim.number))
            })
        };
        let is_explained = |quirk: &Quirk| row(&quirk.at) || quirk.at.strip_prefix("field ") == Some(entry.name);
        if !request.operation.quirks.iter().flatten().any(is_explained) {
            let problem = Diagnostic::new(
                "default-and-required",
                entry.name.span,
                format!("`{}` has a default and is required", entry.name),
            )
            .absence();
            let problem = problem.also(default.span, "the default").also(required.span, "the requirement");
            problems
                .push(problem.help("write a quirk at this row that says which of the two was taken, or remove one"));
        }
    }
}

/// The requirement under a condition that the page, or a witness of what it lost, states.
pub(super) fn conditional<'v>(entry: &'v Entry<'_>) -> Option<&'v Constraint> {
    let is_conditional = |c: &&Constraint| c.check == crate::model::Check::Required && c.condition.is_some();
    entry.constraints.iter().filter(is_conditional).find(|c| !matches!(c.origin, Origin::Beyond(_)))
}

//! Which verdicts mean nothing, because something that they rest on is wrong in itself. That is said in its own place, and a verdict would say it again
//! as something else. Looks at where things stand; must not know what is wrong with them.

use std::collections::HashSet;

use crate::diagnostic::{Problems, Sources, Span};
use crate::model::{Model, ObjectType, Operation, Service, Type};

/// Takes back the verdicts of operations whose file, or whose types' files, have problems. A case that cannot be read spoils no other: `cases` are
/// the places of all of them. A file that is `incomplete` spoils its whole folder, as what it would have said is found in no model. Says what is then
/// not checked.
pub(crate) fn forget_spoiled(
    model: &Model,
    problems: &Problems,
    (cases, incomplete): (&[Span], &[u32]),
    sources: &Sources,
    verdicts: &mut Problems,
) -> Vec<String> {
    if problems.is_empty() {
        return Vec::new();
    }
    let is_in_a_case = |place: Span| cases.iter().any(|case| case.holds(place));
    let wrong: HashSet<u32> =
        problems.iter().map(|problem| problem.span()).filter(|place| !is_in_a_case(*place)).map(|p| p.file).collect();
    let folder = |place: Span| Some(sources.file(place)?.path.rsplit_once('/')?.0);
    let unread = incomplete.iter().filter(|file| wrong.contains(file));
    let unread: HashSet<Option<&str>> = unread.map(|&file| folder(Span { file, ..Span::default() })).collect();
    let mut spoiled = HashSet::new();
    let mut names = Vec::new();
    for service in &model.services {
        for operation in &service.operations {
            let examples = operation.examples.iter().map(|example| example.span);
            let places = examples.chain(operation.cases.iter().map(|case| case.span));
            let own = places.clone().map(|place| place.file);
            let is_unread = places.clone().any(|place| unread.contains(&folder(place)));
            if own.clone().next().is_none() {
                continue;
            }
            if is_unread || own.clone().chain(reached(service, operation)).any(|file| wrong.contains(&file)) {
                spoiled.extend(own);
                names.push(format!("{}/{}/{}", service.vendor, service.name, operation.name));
            }
        }
    }
    verdicts.retain(|verdict| !spoiled.contains(&verdict.span().file));
    // Any case of a service can be the one that shows a condition.
    let folders: HashSet<Option<&str>> = problems.iter().map(|problem| folder(problem.span())).collect();
    verdicts.retain(|verdict| verdict.code != "untested-condition" || !folders.contains(&folder(verdict.span())));
    match names.as_slice() {
        [] => names,
        names => vec![format!("examples and cases of {}: what they rest on has problems", names.join(", "))],
    }
}

/// The files of everything that a request or an answer holds.
fn reached(service: &Service, operation: &Operation) -> HashSet<u32> {
    let mut files = HashSet::new();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut left: Vec<&ObjectType> = vec![&operation.request, &operation.response];
    while let Some(object) = left.pop() {
        for field in &object.fields {
            files.insert(field.span.file);
            files.extend(field.constraints.iter().map(|constraint| constraint.span.file));
            if let Type::Object(name) = field.ty.element()
                && seen.insert(name)
            {
                left.extend(service.object(name));
            }
        }
    }
    files
}

//! `pagination`: every field that it names exists and can play its part.

use super::view::{Element, Entry, Object, View};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::{OperationFile, Pagination, PaginationStyle, Role};

/// All rules of this file.
pub(super) fn check(view: &View<'_>, file: &OperationFile, problems: &mut Problems) {
    let Some(request) = view.request(file) else { return };
    let Some(pagination) = &file.spec.pagination else {
        roles_without_pagination(request, problems);
        return;
    };
    request_fields(view, request, pagination, problems);
    style_and_next(pagination, problems);
    match view.response(file) {
        Some(response) => response_fields(view, response, pagination, problems),
        None => {
            let problem =
                Diagnostic::new("unknown-field", pagination.items.span, "the operation has no response").absence();
            problems.push(problem.help("transcribe the response, or remove the pagination"));
        }
    }
}

fn roles_without_pagination(request: &Object<'_>, problems: &mut Problems) {
    for role in request.fields.iter().filter_map(|entry| entry.field.role.as_ref()) {
        if matches!(role.value, Role::PageToken | Role::PageSize) {
            let problem = Diagnostic::new(
                "pagination-role",
                role.span,
                format!("a {} is marked, but the operation has no pagination", role.value.word()),
            )
            .absence();
            problems.push(problem.help("write `pagination:`, or remove the role"));
        }
    }
}

fn request_fields(view: &View<'_>, request: &Object<'_>, pagination: &Pagination, problems: &mut Problems) {
    let counts = matches!(pagination.style.value, PaginationStyle::Offset | PaginationStyle::PageNumber);
    let position = view.find(request, &pagination.position, problems);
    let size = view.find(request, &pagination.size, problems);
    if let Some(entry) = position {
        type_is(&pagination.position, entry, if counts { Element::Integer } else { Element::Text }, problems);
    }
    if let Some(entry) = size {
        type_is(&pagination.size, entry, Element::Integer, problems);
    }
    if let Some(entry) = size {
        role_fits(request, entry, Role::PageSize, &pagination.size, problems);
    }
    match position {
        // A position that is counted has no token, so no role either: the client adds to it.
        Some(entry) if !counts => role_fits(request, entry, Role::PageToken, &pagination.position, problems),
        Some(_) => roles_of_others(request, None, Role::PageToken, &pagination.position, problems),
        None => {}
    }
}

fn role_fits(request: &Object<'_>, entry: &Entry<'_>, role: Role, path: &Text, problems: &mut Problems) {
    if entry.field.role.as_ref().is_none_or(|found| found.value != role) {
        let message = format!("`{}` is not marked as the {}", entry.name, role.word());
        let problem = Diagnostic::new("pagination-role", entry.name.span, message).absence();
        problems.push(problem.also(path.span, "named here").help(format!("add `role: {}`", role.word())));
    }
    roles_of_others(request, Some(entry), role, path, problems);
}

fn roles_of_others(request: &Object<'_>, entry: Option<&Entry<'_>>, role: Role, path: &Text, problems: &mut Problems) {
    for other in request.fields.iter().filter(|other| entry.is_none_or(|entry| entry.name != other.name)) {
        if let Some(found) = other.field.role.as_ref().filter(|found| found.value == role) {
            let message = format!("the pagination does not use `{}` as the {}", other.name, role.word());
            let problem = Diagnostic::new("pagination-role", found.span, message).also(path.span, "it uses this");
            problems.push(problem.help("remove the role, or correct the pagination"));
        }
    }
}

fn type_is(path: &Text, entry: &Entry<'_>, element: Element<'_>, problems: &mut Problems) {
    if entry.element != Element::Unknown && (entry.lists > 0 || entry.element != element) {
        let problem = Diagnostic::new("pagination-type", path.span, format!("`{path}` is not {}", element.noun()));
        problems.push(
            problem
                .also(entry.field.type_.span, "the type")
                .help("name another field, or correct its type or the style"),
        );
    }
}

fn style_and_next(pagination: &Pagination, problems: &mut Problems) {
    let style = &pagination.style;
    match (style.value, &pagination.next) {
        (PaginationStyle::Marker | PaginationStyle::Token, None) => {
            let problem = Diagnostic::new(
                "pagination-form",
                style.span,
                format!("style `{}` needs to know where the next page begins", style.value.word()),
            )
            .absence();
            problems
                .push(problem.help(
                    "add `next:` with a dotted field of the response, or `last id` for a field of the last item",
                ));
        }
        (PaginationStyle::Offset | PaginationStyle::PageNumber, Some(next)) => {
            let problem = Diagnostic::new(
                "pagination-form",
                next.span,
                format!("style `{}` counts by itself and has no `next`", style.value.word()),
            )
            .absence();
            problems.push(problem.help("remove `next:`, or correct the style"));
        }
        _ => {}
    }
}

fn response_fields(view: &View<'_>, response: &Object<'_>, pagination: &Pagination, problems: &mut Problems) {
    let items = view.find(response, &pagination.items, problems);
    if let Some(entry) = items.filter(|entry| entry.lists != 1) {
        let problem =
            Diagnostic::new("pagination-type", pagination.items.span, format!("`{}` is not a list", pagination.items));
        problems.push(
            problem
                .also(entry.field.type_.span, "the type")
                .help("name the list of what a page holds, dotted if it is inside an object"),
        );
    }
    if let Some(total) = &pagination.total
        && let Some(entry) = view.find(response, total, problems)
    {
        type_is(total, entry, Element::Integer, problems);
    }
    let Some(next) = &pagination.next else { return };
    let entry = match (next.strip_prefix("last "), items) {
        (Some(_), None) => return,
        (Some(name), Some(items)) => match items.element {
            Element::Object(ty) => view.ty(ty).and_then(|ty| ty.field_or_report(name, next.span, problems)),
            _ => {
                let problem =
                    Diagnostic::new("pagination-type", next.span, format!("`{}` holds no objects", pagination.items));
                problems.push(
                    problem
                        .also(items.field.type_.span, "the type")
                        .help("name a dotted field of the response, or correct the items"),
                );
                None
            }
        },
        (None, _) => view.find(response, next, problems),
    };
    if let Some(entry) = entry {
        type_is(next, entry, Element::Text, problems);
    }
}

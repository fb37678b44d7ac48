//! The call: path and path fields fit each other, and every field travels where it can.

use super::view::{Element, Entry, View, element_of};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::model::Check;
use crate::spec::{FieldsIn, OperationFile, Place, ServiceSpec, suggest};

/// The rule for `service.yaml`: what the protocol fills in is a single value.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    for (name, field) in service.common.iter().flatten() {
        if !matches!(element_of(field), (Element::Text | Element::Integer | Element::Boolean, 0)) {
            let message = format!("`{name}` cannot be {}", field.type_);
            let problem = Diagnostic::new("place-type", field.type_.span, message);
            problems.push(problem.help("a common parameter is a string, an integer or a boolean"));
        }
    }
}

/// All rules of this file.
pub(super) fn check(view: &View<'_>, file: &OperationFile, service: &ServiceSpec, problems: &mut Problems) {
    if let Some(response) = view.response(file) {
        duplicate_field(&response.fields, problems);
        place_in_answer(&response.fields, problems);
    }
    let Some(request) = view.request(file) else { return };
    let fields: Vec<(&Entry<'_>, Place)> = request.fields.iter().map(|entry| (entry, place(entry, service))).collect();
    duplicate_field(&request.fields, problems);
    place_type(&fields, problems);
    two_bodies(&fields, problems);
    if let Some(call) = file.spec.operation.call.as_ref().or(service.call.as_ref()) {
        path_fields(call, &fields, problems);
        body_without_body(call, &fields, problems);
    }
}

fn place(entry: &Entry<'_>, service: &ServiceSpec) -> Place {
    let usual = match service.fields_in.value {
        FieldsIn::Query => Place::Query,
        FieldsIn::Body => Place::Body,
    };
    entry.field.in_.as_ref().map(|place| place.value).or(entry.part).unwrap_or(usual)
}

fn duplicate_field(fields: &[Entry<'_>], problems: &mut Problems) {
    for (index, entry) in fields.iter().enumerate() {
        if let Some(first) = fields.iter().take(index).find(|first| first.name == entry.name) {
            let problem =
                Diagnostic::new("duplicate-field", entry.name.span, format!("`{}` stands in two places", entry.name));
            problems.push(
                problem
                    .label("second time")
                    .also(first.name.span, "first time")
                    .help("a name can travel in one place only; keep the one that the call uses"),
            );
        }
    }
}

fn place_in_answer(fields: &[Entry<'_>], problems: &mut Problems) {
    for entry in fields {
        let own = entry.field.in_.as_ref().map(|place| (place.value, place.span));
        let (place, span) = own.unwrap_or((entry.part.unwrap_or(Place::Body), entry.name.span));
        if !matches!(place, Place::Header | Place::Body) {
            let problem = Diagnostic::new(
                "place-in-answer",
                span,
                format!("`{}` cannot be in the {} of a response", entry.name, place.word()),
            );
            problems.push(problem.help("a response has a header and a body"));
        }
    }
}

fn place_type(fields: &[(&Entry<'_>, Place)], problems: &mut Problems) {
    for (entry, place) in fields {
        let is_flat = entry.lists == 0 && !matches!(entry.element, Element::Object(_));
        if matches!(place, Place::Path | Place::Header) && !is_flat {
            let kind = if entry.lists > 0 { "a list" } else { "an object" };
            let message = format!("`{}` is {kind} and cannot travel in a {}", entry.name, place.word());
            problems.push(
                Diagnostic::new("place-type", entry.field.type_.span, message)
                    .help("put it into the query or the body, or correct its type"),
            );
        }
    }
}

fn two_bodies(fields: &[(&Entry<'_>, Place)], problems: &mut Problems) {
    let first = |wanted: Place| fields.iter().find(|(_, place)| *place == wanted);
    if let (Some((form, _)), Some((body, _))) = (first(Place::Form), first(Place::Body)) {
        let problem = Diagnostic::new("two-bodies", form.name.span, "a request cannot have a form and a JSON body");
        let problem = problem
            .label(format!("`{}` is in the form", form.name))
            .also(body.name.span, format!("`{}` is in the body", body.name));
        problems.push(problem.help("correct the `in:` of one of the two, or `fields-in` in service.yaml"));
    }
}

fn path_fields(call: &Text, fields: &[(&Entry<'_>, Place)], problems: &mut Problems) {
    let in_path: Vec<&Entry<'_>> =
        fields.iter().filter(|(_, place)| *place == Place::Path).map(|(entry, _)| *entry).collect();
    let names: Vec<&str> = in_path.iter().map(|entry| entry.name.value.as_str()).collect();
    let placeholders: Vec<&str> = call.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    for (index, name) in placeholders.iter().enumerate() {
        if !names.contains(name) {
            let problem =
                Diagnostic::new("unknown-path-field", call.span, format!("no path field is called `{name}`")).absence();
            problems.push(problem.help(match names.as_slice() {
                [] => format!("transcribe `{name}` under `request: {{path: …}}`, or set `in: path` on it"),
                names => suggest(name, names),
            }));
        } else if placeholders.iter().take(index).any(|earlier| earlier == name) {
            let problem =
                Diagnostic::new("unknown-path-field", call.span, format!("`{{{name}}}` stands in the path twice"))
                    .absence();
            problems.push(problem.help("each part of a path has a name of its own"));
        }
    }
    for entry in in_path {
        let name = entry.name;
        if !placeholders.contains(&name.value.as_str()) {
            let problem =
                Diagnostic::new("unused-path-field", name.span, format!("the path has no `{{{name}}}`")).absence();
            problems
                .push(problem.also(call.span, "the call").help("correct the call, or move the field to another place"));
        }
        if !entry.constraints.iter().any(|c| c.check == Check::Required && c.condition.is_none()) {
            let problem = Diagnostic::new(
                "optional-path-field",
                name.span,
                format!("`{name}` is part of the path and not always required"),
            )
            .absence();
            problems.push(problem.help("add `required: always`: without it there is no address to call"));
        }
    }
}

fn body_without_body(call: &Text, fields: &[(&Entry<'_>, Place)], problems: &mut Problems) {
    let method = call.split(' ').next().unwrap_or_default();
    if !matches!(method, "GET" | "DELETE" | "HEAD") {
        return;
    }
    if let Some((entry, place)) = fields.iter().find(|(_, place)| matches!(place, Place::Body | Place::Form)) {
        let message = format!("`{}` travels in the {}, and {method} has none", entry.name, place.word());
        let problem = Diagnostic::new("body-without-body", entry.name.span, message).also(call.span, "the call");
        problems.push(problem.help("move the field to the query, or correct the method"));
    }
}

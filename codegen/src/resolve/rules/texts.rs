//! Texts for people: none may be empty, and none may show a secret.

use indexmap::IndexMap;

use super::view::fields_of;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::{Codes, EnumValue, Facts, Field, OperationFile, Quirk, ServiceSpec};

/// All rules of this file for an operation file.
pub(super) fn check(file: &OperationFile, problems: &mut Problems) {
    let spec = &file.spec;
    empty_doc(&spec.operation.doc, problems);
    for (_, field) in fields_of(spec) {
        of_field(field, problems);
    }
    for (_, ty) in spec.types.iter().flatten() {
        empty_doc(&ty.doc, problems);
    }
    of_codes(spec.errors.as_ref(), problems);
    of_quirks(file.quirks(), problems);
}

/// The same for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    empty_doc(&service.name, problems);
    empty_doc(&service.doc, problems);
    for (_, field) in service.common.iter().flatten() {
        of_field(field, problems);
    }
    of_codes(service.errors.as_ref(), problems);
    of_quirks(service.quirks.iter().flatten(), problems);
}

fn of_field(field: &Field, problems: &mut Problems) {
    empty_doc(&field.doc, problems);
    let facts = field.recovered.iter().chain(&field.beyond).flatten().filter_map(|(_, facts)| facts.enum_.as_ref());
    for doc in field.facts.enum_.iter().chain(facts).flatten().filter_map(|(_, value)| value.doc.as_ref()) {
        empty_doc(doc, problems);
    }
    enum_without_meaning(field, problems);
    sensitive_example(field, problems);
}

// Who narrows a list of values need not say again what they mean.
fn enum_without_meaning(field: &Field, problems: &mut Problems) {
    fn values(witnesses: &Option<IndexMap<Text, Facts>>) -> impl Iterator<Item = (&Text, &EnumValue)> {
        witnesses.iter().flatten().filter_map(|(_, facts)| facts.enum_.as_ref()).flatten()
    }
    let own: Vec<_> = field.facts.enum_.iter().flatten().chain(values(&field.recovered)).collect();
    let has_meaning = |value: &Text| own.iter().any(|(known, said)| *known == value && said.doc.is_some());
    let beyond = values(&field.beyond).filter(|(value, _)| !has_meaning(value));
    for (value, _) in own.iter().copied().chain(beyond).filter(|(_, said)| said.doc.is_none()) {
        let message = format!("it is not said what `{value}` means");
        problems.push(Diagnostic::new("enum-without-meaning", value.span, message).help(
            "write `value: meaning` for each; a list is for values under `beyond` that the field's own `enum` has",
        ));
    }
}

fn of_codes(codes: Option<&Codes>, problems: &mut Problems) {
    for (_, code) in codes.into_iter().flat_map(|codes| &codes.codes) {
        empty_doc(&code.doc, problems);
    }
}

fn of_quirks<'q>(quirks: impl Iterator<Item = &'q Quirk>, problems: &mut Problems) {
    for quirk in quirks {
        empty_doc(&quirk.found, problems);
        empty_doc(&quirk.decided, problems);
    }
}

fn empty_doc(doc: &Text, problems: &mut Problems) {
    if doc.trim().is_empty() {
        let problem = Diagnostic::new("empty-doc", doc.span, "there is no text here");
        problems
            .push(problem.help("say in your own words what it is; this text becomes the documentation of the client"));
    }
}

fn sensitive_example(field: &Field, problems: &mut Problems) {
    if let (Some(sensitive), Some(example)) = (&field.sensitive, &field.example) {
        let problem =
            Diagnostic::new("sensitive-example", example.span, "a value that is never printed has an example");
        let problem = problem.also(sensitive.span, "never printed");
        problems.push(problem.help("remove the example, which would be printed in the documentation"));
    }
}

//! Who says so: every witness that is named is pinned, every pinned one is needed, and a witness fills only holes that the page has.

use indexmap::IndexMap;

use super::view::fields_of;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::{Codes, Field, OperationSpec, ServiceSpec, suggest};

type Witnesses = Option<IndexMap<Text, Text>>;

/// All rules of this file for an operation file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    let mut named: Vec<&Text> = spec.authority.iter().collect();
    named.extend(spec.operation.beyond.iter().flatten().map(|(witness, _)| witness));
    named.extend(of_codes(spec.errors.as_ref()));
    for (name, field) in fields_of(spec) {
        named.extend(of_field(field));
        recovered_without_lost(field, problems);
        from_without_row(name, field, problems);
    }
    pinned(&spec.witnesses, problems);
    known_and_used(&spec.witnesses, &named, problems);
}

/// The same for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    let mut named = of_codes(service.errors.as_ref());
    named.extend(service.common.iter().flatten().flat_map(|(_, field)| of_field(field)));
    pinned(&service.witnesses, problems);
    known_and_used(&service.witnesses, &named, problems);
}

fn of_codes(codes: Option<&Codes>) -> Vec<&Text> {
    codes.and_then(|codes| codes.from.as_ref()).into_iter().collect()
}

fn of_field(field: &Field) -> Vec<&Text> {
    let facts = field.recovered.iter().chain(&field.beyond).flat_map(IndexMap::keys);
    field.from.iter().chain(facts).collect()
}

fn known_and_used(witnesses: &Witnesses, named: &[&Text], problems: &mut Problems) {
    let known: Vec<&str> = witnesses.iter().flat_map(IndexMap::keys).map(|name| name.value.as_str()).collect();
    for name in named.iter().filter(|name| !known.contains(&name.value.as_str())) {
        let problem = Diagnostic::new("unknown-witness", name.span, format!("no witness is called `{name}`")).absence();
        problems.push(problem.help(match known.as_slice() {
            [] => "pin it under `witnesses:` in this file, to a version or a commit".to_owned(),
            known => suggest(name, known),
        }));
    }
    for name in witnesses.iter().flat_map(IndexMap::keys).filter(|name| !named.contains(name)) {
        let problem =
            Diagnostic::new("unused-witness", name.span, format!("witness `{name}` is named by nothing in this file"))
                .absence();
        problems.push(problem.help("remove it, or say under `recovered`, `beyond` or `from` what was taken from it"));
    }
}

// Without a version, a date or a commit nobody can look at what was read.
fn pinned(witnesses: &Witnesses, problems: &mut Problems) {
    for (name, text) in witnesses.iter().flatten().filter(|(_, text)| !text.chars().any(|c| c.is_ascii_digit())) {
        let problem = Diagnostic::new("unpinned-witness", text.span, format!("witness `{name}` is not pinned"));
        problems.push(problem.help("add the version, the date or the commit that was read"));
    }
}

fn recovered_without_lost(field: &Field, problems: &mut Problems) {
    if let (Some(recovered), None) = (&field.recovered, &field.lost)
        && let Some(witness) = recovered.keys().next()
    {
        let problem = Diagnostic::new(
            "recovered-without-lost",
            witness.span,
            "facts are recovered where nothing is marked as lost",
        )
        .absence();
        problems.push(
            problem.help("add `lost: cell`, `list` or `text`; a fact that the page does not state goes under `beyond`"),
        );
    }
}

fn from_without_row(name: &Text, field: &Field, problems: &mut Problems) {
    let Some(from) = &field.from else { return };
    let of_row = [
        field.lost.as_ref().map(|lost| lost.span),
        field.row.as_ref().map(|row| row.span),
        field.type_on_page.as_ref().map(|ty| ty.span),
        field.untyped_on_page.as_ref().map(|flag| flag.span),
    ];
    if let Some(span) = of_row.into_iter().flatten().next() {
        let problem =
            Diagnostic::new("from-and-row", span, format!("no row has `{name}`, yet this is said of its row"));
        let problem = problem.also(from.span, format!("only {from} has the field"));
        problems.push(problem.help("remove this key, or remove `from:` if the page has the row"));
    }
}

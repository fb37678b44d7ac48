//! Who says so: every source that is named is pinned, every pinned one is used or can be read, and a source fills only holes that the page has.

use indexmap::IndexMap;

use super::view::fields_of;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::ledger::{PAGE, is_readable};
use crate::spec::{Codes, Field, OperationSpec, ServiceSpec, Source, suggest};

type Sources = Option<IndexMap<Text, Source>>;

/// All rules of this file for an operation file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    let mut named: Vec<&Text> = spec.authority.iter().collect();
    named.extend(spec.operation.beyond.iter().flatten().map(|(source, _)| source));
    named.extend(of_codes(spec.errors.as_ref()));
    let between = spec.quirks.iter().flatten().flat_map(|quirk| quirk.between.iter().flatten());
    named.extend(between.filter(|name| name.value != PAGE));
    for (name, field) in fields_of(spec) {
        named.extend(of_field(field));
        recovered_without_lost(field, problems);
        from_without_row(name, field, problems);
        misread_nowhere(name, field, spec.page.is_some(), problems);
    }
    pinned(&spec.sources, problems);
    known_and_used(&spec.sources, &named, problems);
}

/// The same for `service.yaml`.
pub(super) fn check_service(service: &ServiceSpec, problems: &mut Problems) {
    let mut named = of_codes(service.errors.as_ref());
    named.extend(service.common.iter().flatten().flat_map(|(_, field)| of_field(field)));
    for (name, field) in service.common.iter().flatten() {
        misread_nowhere(name, field, false, problems);
    }
    pinned(&service.sources, problems);
    known_and_used(&service.sources, &named, problems);
}

fn of_codes(codes: Option<&Codes>) -> Vec<&Text> {
    codes.and_then(|codes| codes.from.as_ref()).into_iter().collect()
}

fn of_field(field: &Field) -> Vec<&Text> {
    let facts = field.recovered.iter().chain(&field.beyond).flat_map(IndexMap::keys);
    field.from.iter().chain(facts).collect()
}

fn known_and_used(sources: &Sources, named: &[&Text], problems: &mut Problems) {
    let known: Vec<&str> = sources.iter().flat_map(IndexMap::keys).map(|name| name.value.as_str()).collect();
    for name in named.iter().filter(|name| !known.contains(&name.value.as_str())) {
        let problem = Diagnostic::new("unknown-source", name.span, format!("no source is called `{name}`")).absence();
        problems.push(problem.help(match known.as_slice() {
            [] => "pin it under `sources:` in this file, to a version or a commit".to_owned(),
            known => suggest(name, known),
        }));
    }
    let attested = sources.iter().flatten().filter(|(_, source)| matches!(source, Source::Attested(_)));
    for (name, _) in attested.filter(|(name, _)| !named.contains(name)) {
        let problem =
            Diagnostic::new("unused-source", name.span, format!("source `{name}` is named by nothing in this file"))
                .absence();
        problems.push(problem.help("remove it, or say under `recovered`, `beyond` or `from` what was taken from it"));
    }
    for (name, _) in sources.iter().flatten().filter(|(name, _)| name.value == PAGE) {
        let problem = Diagnostic::new("source-name", name.span, "only the page itself is called `page`");
        problems.push(problem.help("give this source another name: quirks tell the two apart by it"));
    }
}

// Without a version, a date or a commit nobody can look at what was read.
fn pinned(sources: &Sources, problems: &mut Problems) {
    for (name, source) in sources.iter().flatten() {
        let (is_pinned, help) = match source {
            Source::Attested(text) => {
                (text.chars().any(|c| c.is_ascii_digit()), "add the version, the date or the commit that was read")
            }
            Source::Catalogue(catalogue) => {
                let (_, version) = catalogue.name_and_version();
                let is_version = version.starts_with(|c: char| c.is_ascii_digit()) && !version.contains(' ');
                (is_version, "write name and version of the package, as in `tccli 3.1.189.1`")
            }
        };
        if !is_pinned {
            let problem = Diagnostic::new("unpinned-source", source.span(), format!("source `{name}` is not pinned"));
            problems.push(problem.help(help));
        } else if let Source::Catalogue(catalogue) = source
            && !is_readable(catalogue.name_and_version().0)
        {
            let message = format!("no program reads packages like `{}`", catalogue.package);
            let problem = Diagnostic::new("unreadable-source", catalogue.package.span, message);
            problems.push(problem.help(
                "packages that are read: tccli, alibabacloud_…, huaweicloudsdk…; pin any other source in words, as a text",
            ));
        }
    }
}

fn recovered_without_lost(field: &Field, problems: &mut Problems) {
    if let (Some(recovered), None) = (&field.recovered, &field.lost)
        && let Some(source) = recovered.keys().next()
    {
        let problem = Diagnostic::new(
            "recovered-without-lost",
            source.span,
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
        field.misread.as_ref().and_then(|misread| misread.keys().next()).map(|key| key.span),
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

// A page says what was misread on it; without one nobody would ever ask.
fn misread_nowhere(name: &Text, field: &Field, has_page: bool, problems: &mut Problems) {
    let Some(misread) = &field.misread else { return };
    let message = match misread.keys().next() {
        None => format!("`misread` of `{name}` names nothing"),
        Some(_) if !has_page => format!("`{name}` was misread on no page: this file transcribes none"),
        Some(_) => return,
    };
    let span = misread.keys().next().map_or(name.span, |key| key.span);
    problems.push(Diagnostic::new("page-misread", span, message).absence().help("remove `misread`"));
}

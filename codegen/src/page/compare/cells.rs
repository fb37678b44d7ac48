//! One row against its entry: type, Required, example, status, facts and holes.

use super::entries::{Entry, What};
use super::{Comparison, facts};
use crate::diagnostic::{Diagnostic, Problems, Span};
use crate::page::{Column, Facts, Row, Table, Value};
use crate::spec::{Authorization, Field, ProtocolRow, Requirement};

impl Comparison<'_> {
    pub(super) fn cells(&self, table: &Table, at: &str, entry: &Entry<'_>, row: &Row, problems: &mut Problems) {
        match entry.what {
            What::Field(field) => self.field(table, at, entry.span, field, row, problems),
            What::Protocol(protocol) => self.protocol(at, entry, protocol, row, problems),
            What::Named => differences(at, entry.span, None, &row.facts, &Facts::new(), problems),
            What::Code(status, code) => {
                if status != row.status.as_deref() {
                    let found =
                        row.status.as_deref().map_or("no status".to_owned(), |status| format!("status {status}"));
                    cell(at, entry.span, format!("`{}` has {found} on the page", entry.name), problems);
                }
                let retry = code.retry.as_ref().map(|retry| ("retry".to_owned(), Value::text(retry.value.word())));
                differences(at, entry.span, None, &row.facts, &retry.into_iter().collect(), problems);
            }
            What::Permission(permission) => self::permission(at, permission, row, problems),
            What::Status => {}
        }
    }

    fn field(&self, table: &Table, at: &str, name: Span, field: &Field, row: &Row, problems: &mut Problems) {
        let ty = &field.type_;
        let (expected, place) = match (&field.type_on_page, &field.untyped_on_page) {
            (Some(word), _) => (word.value.as_str(), word.span),
            (None, Some(flag)) => ("-", flag.span),
            (None, None) => (ty.value.as_str(), ty.span),
        };
        if let Some(found) = row.type_.as_deref().filter(|found| !is_type(found, expected)) {
            let found = match found {
                "-" => "a dash".to_owned(),
                other => format!("`{other}`"),
            };
            cell(at, place, format!("the page has {found} as the type, this file `{expected}`"), problems);
        }
        let required = field.facts.required.as_ref();
        let is_always = required.is_some_and(|required| required.value == Requirement::Always);
        required_cell(at, required.map_or(name, |required| required.span), is_always, row.required, problems);
        if table.has(Column::Example) || field.example.is_some() {
            let written = field.example.as_ref();
            if written.map(|example| example.value.as_str()) != row.example.as_deref() {
                let found = row.example.as_deref().map_or("is empty".to_owned(), |found| format!("has `{found}`"));
                let place = written.map_or(name, |example| example.span);
                cell(at, place, format!("the Example column {found} on the page"), problems);
            }
        }
        if field.lost.as_ref().map(|lost| lost.value) != row.hole {
            self::hole(at, name, field, row, problems);
        }
        let stated = facts::stated(self.folder, &self.file.spec, field);
        differences(at, name, Some(field), &row.facts, &stated, problems);
    }

    fn protocol(&self, at: &str, entry: &Entry<'_>, protocol: &ProtocolRow, row: &Row, problems: &mut Problems) {
        if let Some(found) = row.type_.as_deref().filter(|found| !is_type(found, &protocol.type_.value)) {
            cell(at, protocol.type_.span, format!("the page has `{found}` as the type"), problems);
        }
        let is_always = protocol.required.as_ref().is_some_and(|required| required.value == Requirement::Always);
        required_cell(at, entry.span, is_always, row.required, problems);
        // The one value that a protocol parameter has is the operation's name or the API's version.
        let version = self.folder.service.as_ref().and_then(|service| service.version.as_ref());
        let known = [Some(&self.file.spec.operation.name), version].into_iter().flatten();
        let mut found = row.facts.clone();
        if let Some(Value::List(values)) = found.get("enum")
            && known.into_iter().any(|known| *values == [known.value.clone()])
        {
            found.remove("enum");
        }
        differences(at, entry.span, None, &found, &Facts::new(), problems);
    }
}

/// Whether a type of the page is that of the spec. `object` is any object type, and `list of object` a list of anything.
fn is_type(found: &str, expected: &str) -> bool {
    const BASE: [&str; 3] = ["string", "integer", "boolean"];
    match found {
        "object" => !BASE.contains(&expected) && !expected.starts_with("list of "),
        "list of object" => expected.starts_with("list of "),
        other => other == expected,
    }
}

fn required_cell(at: &str, place: Span, is_always: bool, found: Option<bool>, problems: &mut Problems) {
    match found {
        Some(true) if !is_always => cell(at, place, "the page has Yes in the Required column".to_owned(), problems),
        Some(false) if is_always => cell(at, place, "the page has No in the Required column".to_owned(), problems),
        None if is_always => cell(at, place, "the table has no Required column".to_owned(), problems),
        _ => {}
    }
}

fn permission(at: &str, permission: &Authorization, row: &Row, problems: &mut Problems) {
    let access = row.others.first().map(|access| access.to_lowercase()).unwrap_or_default();
    if access != permission.access.value {
        cell(at, permission.access.span, format!("the page has the access level `{access}`"), problems);
    }
    let bare = |other: &str| {
        let words = ["All Resources", "All Resource", "全部资源"].iter().find_map(|words| other.strip_suffix(words));
        words.unwrap_or(other).trim().to_owned()
    };
    if !row.others.iter().skip(1).any(|other| bare(other) == permission.resource.value) {
        cell(at, permission.resource.span, "the page has no such resource".to_owned(), problems);
    }
}

fn cell(at: &str, place: Span, message: String, problems: &mut Problems) {
    let problem = Diagnostic::new("page-cell", place, message);
    problems.push(
        problem.label(at).help("copy what the cell says; a type that the language has no word for is a `type-on-page`"),
    );
}

fn hole(at: &str, name: Span, field: &Field, row: &Row, problems: &mut Problems) {
    let place = field.lost.as_ref().map_or(name, |lost| lost.span);
    let problem = match (row.hole, &field.lost) {
        (Some(hole), None) => {
            Diagnostic::new("page-hole", place, format!("the row has a hole: its {} is lost", hole.word()))
                .help(format!("add `lost: {}`, and what a source has under `recovered`", hole.word()))
        }
        (Some(hole), Some(_)) => Diagnostic::new("page-hole", place, format!("what is lost is the {}", hole.word()))
            .help(format!("write `lost: {}`", hole.word())),
        (None, _) => Diagnostic::new("page-hole", place, "the row has no hole in the page at hand".to_owned())
            .help("remove `lost`; what the row says is stated, what it does not say is `beyond`"),
    };
    problems.push(problem.label(at));
}

/// Facts that were read and are not written, or the other way round, or differ.
fn differences(at: &str, name: Span, field: Option<&Field>, found: &Facts, written: &Facts, problems: &mut Problems) {
    let misread = field.and_then(|field| field.misread.as_ref()).into_iter().flatten().map(|(key, _)| &key.value);
    let keys: std::collections::BTreeSet<&String> = found.keys().chain(written.keys()).chain(misread).collect();
    for key in keys {
        let (read, wrote) = (found.get(key), written.get(key));
        let misread = field.and_then(|field| field.misread.as_ref()?.get_key_value(key.as_str()));
        if let Some((name, misread)) = misread {
            let is_read = read.is_some_and(|read| misread.value == read.to_string());
            let help = match read {
                _ if is_read && read != wrote => continue,
                Some(read) if is_read => format!("`{key}: {read}` is what this file says; remove the line"),
                Some(read) => format!("it is read as `{key}: {read}`; write that, or remove the line"),
                None => "nothing of the kind is read; remove the line".to_owned(),
            };
            let message = format!("the page is not misread as `{key}: {misread}`");
            problems.push(Diagnostic::new("page-misread", name.span, message).label(at).help(help));
            continue;
        }
        if read == wrote {
            continue;
        }
        let place = field.and_then(|field| facts::span_of(field, key)).unwrap_or(name);
        let (message, help) = match (read, wrote) {
            (Some(read), Some(wrote)) => (
                format!("the page is read as `{key}: {read}`, this file says `{key}: {wrote}`"),
                "write what the page says, and what it should have said under `beyond` and `quirks`; if the page does not say so, name what is read under `misread`",
            ),
            (Some(read), None) => (
                format!("the page is read as `{key}: {read}`, and this file does not say so"),
                "add it to the field; if the page does not say so, write it under `misread`",
            ),
            _ => (
                format!(
                    "the page is not read as saying `{key}: {}`",
                    wrote.map(ToString::to_string).unwrap_or_default()
                ),
                "a fact that the page does not state is `beyond`, with its source; if the page does state it, its sentence has a new shape for codegen/src/page/sentences",
            ),
        };
        problems.push(Diagnostic::new("page-fact", place, message).label(at).help(help));
    }
}

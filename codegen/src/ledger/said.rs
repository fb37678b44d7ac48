//! What a spec file says in the name of a source that was read, against what that source says; and where two sources differ in the name, the place, the
//! type or Required of a field, whether a quirk says so. Takes sources as pages, whatever they were read from.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::page::{Kind, Page, Row, Value, said_of};
use crate::spec::{
    Facts as Written, Field, FieldsIn, OperationFile, Part, Parts, Place, Quirk, Requirement, ServiceFolder,
};

use super::PAGE;

/// Holds one file against a source that it names, and that was read.
pub(super) fn compare(
    folder: &ServiceFolder,
    file: &OperationFile,
    source: &str,
    page: &Page,
    problems: &mut Problems,
) {
    let mut comparison = Comparison {
        folder,
        file,
        source,
        page,
        is_authority: file.spec.authority.as_ref().is_some_and(|authority| authority.value == source),
        seen: HashSet::new(),
        differences: Vec::new(),
    };
    for (kind, parts) in [(Kind::Request, Some(&file.spec.request)), (Kind::Response, file.spec.response.as_ref())] {
        if let Some(parts) = parts {
            comparison.side(kind, parts, problems);
        }
    }
    comparison.excuse(problems);
}

struct Comparison<'c> {
    folder: &'c ServiceFolder,
    file: &'c OperationFile,
    source: &'c str,
    page: &'c Page,
    is_authority: bool,
    /// Pairs of types that were compared: ours, and that of the source.
    seen: HashSet<(String, String)>,
    differences: Vec<Difference>,
}

/// Something in which the source differs from the page or from another source.
struct Difference {
    /// The field, `Name` or `Type.Name`.
    field: String,
    /// Whoever else says of it.
    other: String,
    span: Span,
    message: String,
}

impl<'c> Comparison<'c> {
    fn side(&mut self, kind: Kind, parts: &'c Parts, problems: &mut Problems) {
        let tables = self.page.tables.iter().filter(|table| table.kind == kind);
        let rows: Vec<&Row> = tables.flat_map(|table| &table.rows).collect();
        if rows.is_empty() {
            return;
        }
        let parts: Vec<(Option<Place>, &Part)> = match parts {
            Parts::One(part) => vec![(None, part)],
            Parts::ByPlace { path, header, query, body, .. } => {
                let places = [(Place::Path, path), (Place::Header, header), (Place::Query, query), (Place::Body, body)];
                places.into_iter().filter_map(|(place, part)| Some((Some(place), part.as_ref()?))).collect()
            }
        };
        let fields = || parts.iter().flat_map(|(place, part)| part.fields.iter().map(move |field| (*place, field)));
        for (place, (name, field)) in fields() {
            let of_service = self.folder.service.as_ref().map(|service| match service.fields_in.value {
                FieldsIn::Query => Place::Query,
                FieldsIn::Body => Place::Body,
            });
            let place = field.in_.as_ref().map(|place| place.value).or(place).or(of_service);
            let place = place.filter(|_| kind == Kind::Request);
            self.field(At { object: None, kind, place }, name, field, &rows, problems);
        }
        let known: HashSet<&str> = fields().map(|(_, (name, _))| name.value.as_str()).collect();
        let at = parts.first().map_or(self.file.spec.span, |(_, part)| part.span);
        self.others(None, at, &known, &rows, problems);
    }

    fn field(&mut self, at: At<'_>, name: &'c Text, field: &'c Field, rows: &[&'c Row], problems: &mut Problems) {
        let row = rows.iter().copied().find(|row| row.name == name.value);
        let from = field.from.as_ref().map(|from| from.value.as_str());
        let is_claimed = if from.is_some() { from == Some(self.source) } else { self.is_authority };
        let Some(row) = row else {
            if is_claimed || self.says(field).next().is_some() {
                let problem = Diagnostic::new("source-row", name.span, format!("{} has no `{name}` here", self.source));
                problems.push(problem.help(REMOVE));
            } else {
                self.differ(&at, name, from, name.span, format!("{} has no `{name}`", self.source));
            }
            return;
        };
        for (span, message) in cells(&at, name, field, row) {
            let message = format!("{} has {message}", self.source);
            match is_claimed {
                true => problems.push(Diagnostic::new("source-cell", span, message).help(COPY)),
                false => self.differ(&at, name, from, span, message),
            }
        }
        if is_claimed {
            self.facts(name.span, &field.facts, row, self.is_authority, problems);
        }
        for (place, facts) in self.says(field).collect::<Vec<_>>() {
            let is_always = facts.required.as_ref().is_some_and(|required| required.value == Requirement::Always);
            if is_always && row.required == Some(false) {
                let message = format!("{} does not require it", self.source);
                problems.push(Diagnostic::new("source-cell", place, message).help(COPY));
            }
            self.facts(place, facts, row, false, problems);
        }
        self.object(at.kind, &field.type_, row.type_.as_deref().unwrap_or_default(), problems);
    }

    /// What a field has in the name of the source, beside what its row says.
    fn says(&self, field: &'c Field) -> impl Iterator<Item = (Span, &'c Written)> {
        let source = self.source;
        let all = field.recovered.iter().chain(&field.beyond).flatten();
        all.filter(move |(by, _)| by.value == source).map(|(by, facts)| (by.span, facts))
    }

    fn facts(&self, at: Span, written: &Written, row: &Row, both_ways: bool, problems: &mut Problems) {
        let said = said_of(self.folder, &self.file.spec, written);
        for (key, said) in &said {
            let read = row.facts.get(key);
            if read.is_none_or(|read| !is_same(read, said)) {
                let message = match read {
                    Some(read) => format!("{} is read as `{key}: {read}`, this file says `{key}: {said}`", self.source),
                    None => format!("{} is not read as saying `{key}: {said}`", self.source),
                };
                problems.push(Diagnostic::new("source-fact", at, message).help(COPY));
            }
        }
        let more = row.facts.iter().filter(|(key, _)| both_ways && key.as_str() != "role" && !said.contains_key(*key));
        for (key, read) in more {
            let message = format!("{} is read as `{key}: {read}`, and this file does not say so", self.source);
            problems.push(Diagnostic::new("source-fact", at, message).help("add it to the field"));
        }
    }

    /// The fields of a type against those of the source's type, whatever the source calls it.
    fn object(&mut self, kind: Kind, ours: &'c Text, theirs: &str, problems: &mut Problems) {
        let (name, theirs) = (bare(ours), bare(theirs));
        let types = self.folder.operations.iter().flat_map(|file| file.spec.types.iter().flatten());
        let Some((_, ty)) = types.into_iter().find(|(known, _)| known.value == name) else { return };
        let table = self.page.tables.iter().find(|t| t.kind == Kind::Type && t.caption.as_deref() == Some(theirs));
        let Some(table) = table else { return };
        if !self.seen.insert((name.to_owned(), theirs.to_owned())) {
            return;
        }
        let rows: Vec<&Row> = table.rows.iter().collect();
        for (field_name, field) in &ty.fields {
            self.field(At { object: Some(name), kind, place: None }, field_name, field, &rows, problems);
        }
        let known: HashSet<&str> = ty.fields.keys().map(|name| name.value.as_str()).collect();
        self.others(Some(name), ty.span, &known, &rows, problems);
    }

    /// Rows that the file has no field for.
    fn others(
        &mut self,
        object: Option<&str>,
        at: Span,
        known: &HashSet<&str>,
        rows: &[&Row],
        problems: &mut Problems,
    ) {
        let at = Span { end: at.end.min(at.start + 1), ..at };
        for row in rows.iter().filter(|row| !known.contains(row.name.as_str())) {
            let message = format!("{} has `{}`, and this file does not", self.source, row.name);
            if self.is_authority {
                problems.push(Diagnostic::new("source-row", at, message).help("transcribe it"));
            } else {
                let field = path(object, &row.name);
                self.differences.push(Difference { field, other: PAGE.to_owned(), span: at, message });
            }
        }
    }

    fn differ(&mut self, at: &At<'_>, name: &Text, from: Option<&str>, span: Span, message: String) {
        let authority = self.file.spec.authority.as_ref().map(|authority| authority.value.as_str());
        let other = from.or(authority).unwrap_or(PAGE).to_owned();
        self.differences.push(Difference { field: path(at.object, name), other, span, message });
    }

    /// Each difference is what a quirk is about, and each quirk between this source and another is about a difference.
    fn excuse(&self, problems: &mut Problems) {
        let quirks = || self.file.spec.quirks.iter().flatten().filter(|quirk| names(quirk, self.source));
        let is_about = |quirk: &Quirk, difference: &Difference| {
            names(quirk, &difference.other) && fields(quirk).any(|field| field == difference.field)
        };
        for difference in self.differences.iter().filter(|d| !quirks().any(|quirk| is_about(quirk, d))) {
            let Difference { field, other, span, message } = difference;
            let problem = Diagnostic::new("sources-differ", *span, message.clone());
            problems.push(problem.help(format!(
                "say which of the two holds in a quirk `at: field {field}`, with `between: [{other}, {}]`",
                self.source
            )));
        }
        for quirk in quirks().filter(|quirk| !self.differences.iter().any(|d| is_about(quirk, d))) {
            let message = format!("{} does not differ there from what it is set against", self.source);
            let problem = Diagnostic::new("sources-agree", quirk.at.span, message);
            problems.push(problem.help("remove the quirk, or its `between`"));
        }
    }
}

/// Where a field stands.
struct At<'a> {
    object: Option<&'a str>,
    kind: Kind,
    place: Option<Place>,
}

const REMOVE: &str = "remove it, or name the source that has it";
const COPY: &str = "write what the source says, or name the source that says this; if it does say so, its sentence has a new shape for codegen/src/page/sentences";

/// In what the cells of a row differ from a field.
fn cells(at: &At<'_>, name: &Text, field: &Field, row: &Row) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    if let Some(ty) = row.type_.as_deref().filter(|ty| !is_type(ty, &field.type_)) {
        found.push((field.type_.span, format!("`{ty}` as the type of `{name}`")));
    }
    if let (Some(place), Some(theirs)) = (at.place, row.place)
        && place != theirs
    {
        let span = field.in_.as_ref().map_or(name.span, |place| place.span);
        found.push((span, format!("`{name}` in the {}", theirs.word())));
    }
    let required = field.facts.required.as_ref();
    let is_always = required.is_some_and(|required| required.value == Requirement::Always);
    if let Some(theirs) = row.required.filter(|theirs| at.kind == Kind::Request && *theirs != is_always) {
        let span = required.map_or(name.span, |required| required.span);
        let message = if theirs { "`{name}` as required" } else { "`{name}` as optional" };
        found.push((span, message.replace("{name}", name)));
    }
    found
}

fn path(object: Option<&str>, name: &str) -> String {
    object.map_or_else(|| name.to_owned(), |object| format!("{object}.{name}"))
}

fn bare(ty: &str) -> &str {
    ty.strip_prefix("list of ").unwrap_or(ty)
}

/// Whether two types are the same, whatever objects are called.
fn is_type(theirs: &str, ours: &str) -> bool {
    let is_base = |ty: &str| ["string", "integer", "boolean"].contains(&ty);
    let (list, other) = (theirs.starts_with("list of "), ours.starts_with("list of "));
    let (theirs, ours) = (bare(theirs), bare(ours));
    list == other && (theirs == ours || !is_base(theirs) && !is_base(ours))
}

/// The order of values is nobody's fact.
fn is_same(read: &Value, said: &Value) -> bool {
    let sorted = |value: &Value| match value {
        Value::List(values) => {
            let mut values = values.clone();
            values.sort();
            Value::List(values)
        }
        other => other.clone(),
    };
    sorted(read) == sorted(said)
}

fn names(quirk: &Quirk, source: &str) -> bool {
    quirk.between.iter().flatten().any(|name| name.value == source)
}

/// The fields that a quirk is about, `Name` or `Type.Name`.
fn fields(quirk: &Quirk) -> impl Iterator<Item = &str> {
    quirk.at.strip_prefix("field ").into_iter()
}

#[cfg(test)]
mod tests;

//! Which row of which table every field was read from. The row numbers are written nowhere: they follow from the order of the file, and this is
//! the one place that counts them.

use std::sync::Arc;

use indexmap::IndexMap;

use super::objects::Side;
use super::rules::view::fields_of;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Page, Provenance, Row};
use crate::page::facts_of;
use crate::spec::{Facts, Field, ObjectType, OperationSpec, Part, Parts, Place};

/// What an operation file was transcribed from.
pub(super) struct Transcribed {
    pub(super) page: Page,
    pub(super) provenance: Arc<Provenance>,
}

impl Transcribed {
    /// Of an operation with this id and this Rust module.
    pub(super) fn new(id: &str, module: &str, spec: &OperationSpec) -> Self {
        let text = |text: &Text| text.value.clone();
        let authority = spec.authority.as_ref().map(text);
        let states = |name: &Text| {
            authority.as_ref() == Some(&name.value) || fields_of(spec).any(|(_, field)| states_fact(field, name))
        };
        let named = spec.witnesses.iter().flatten().filter(|(name, _)| states(name));
        let pins = named.map(|(name, pin)| (text(name), text(pin))).collect();
        let provenance = Provenance { operation: id.to_owned(), module: module.to_owned(), authority, pins };
        Self { page: page(id, spec), provenance: Arc::new(provenance) }
    }
}

/// Whether a witness states something of a field that a finding can rest on: a remark is none.
fn states_fact(field: &Field, witness: &Text) -> bool {
    let by = |facts: &Option<IndexMap<Text, Facts>>| {
        facts.iter().flatten().any(|(name, facts)| name.value == witness.value && !facts_of(facts).is_empty())
    };
    field.from.as_ref().is_some_and(|from| from.value == witness.value) || by(&field.recovered) || by(&field.beyond)
}

/// The page of an operation file, with as many rows per table as the file accounts for.
fn page(id: &str, spec: &OperationSpec) -> Page {
    match &spec.document {
        Some(document) => Page {
            id: document.id.value.clone(),
            title: document.title.value.clone(),
            tables: document.tables.keys().map(|name| (name.value.clone(), 0)).collect(),
            is_document: true,
        },
        None => {
            let authority = spec.authority.as_ref().map(|a| a.value.as_str()).unwrap_or_default();
            let title = spec
                .witnesses
                .iter()
                .flatten()
                .find(|(name, _)| name.value == authority)
                .map(|(_, text)| text.value.clone());
            Page {
                id: id.to_owned(),
                title: title.unwrap_or_else(|| authority.to_owned()),
                tables: IndexMap::new(),
                is_document: false,
            }
        }
    }
}

/// Hands out the rows of one table in order.
pub(super) struct Rows<'p> {
    page: &'p mut Page,
    table: Option<String>,
    next: usize,
}

impl<'p> Rows<'p> {
    /// The rows of a part of the request or response. `implied` is the table's name where there is no page.
    pub(super) fn of_part(page: &'p mut Page, part: &Part, implied: &str, problems: &mut Problems) -> Self {
        let mut rows = Self::start(
            page,
            part.table.as_ref(),
            implied,
            part.fields.keys().next().map(|k| k.span).unwrap_or(part.span),
            problems,
        );
        rows.skip(part.protocol_rows.as_ref().map_or(0, IndexMap::len));
        rows.skip(part.root_rows.as_ref().map_or(0, Vec::len));
        rows
    }

    /// The rows of a type.
    pub(super) fn of_type(
        page: &'p mut Page,
        spec: &OperationSpec,
        name: &Text,
        ty: &ObjectType,
        problems: &mut Problems,
    ) -> Self {
        if let Some(word) = ty.shown_by.as_ref().filter(|word| word.value != "example") {
            problems.push(
                Diagnostic::new("unknown-word", word.span, format!("`{word}` is not one of the words allowed here"))
                    .help("known: example"),
            );
        }
        if ty.shown_by.is_some() {
            return Self { page, table: None, next: 1 };
        }
        let mut rows = Self::start(page, ty.table.as_ref(), &name.value, name.span, problems);
        // A slice of nothing is reported where rows are checked.
        rows.next = first_row(spec, ty).unwrap_or(1);
        rows.skip(ty.root_rows.as_ref().map_or(0, Vec::len));
        rows
    }

    fn start(page: &'p mut Page, table: Option<&Text>, implied: &str, at: Span, problems: &mut Problems) -> Self {
        let table = match table {
            Some(table) if !page.is_document => {
                let problem = Diagnostic::new(
                    "table-without-page",
                    table.span,
                    format!("table `{table}` is named, but there is no page"),
                );
                problems.push(
                    problem.help(
                        "leave `table` out: where an authority is transcribed, tables are named after their part",
                    ),
                );
                None
            }
            Some(table) if !page.tables.contains_key(&table.value) => {
                let problem =
                    Diagnostic::new("unknown-table", table.span, format!("the page has no table `{table}`")).absence();
                let known: Vec<&str> = page.tables.keys().map(String::as_str).collect();
                problems.push(problem.help(crate::spec::suggest(table, &known)));
                None
            }
            Some(table) => Some(table.value.clone()),
            None if page.is_document => {
                let problem =
                    Diagnostic::new("missing-table", at, "it is not said which table of the page these rows are")
                        .absence();
                problems.push(problem.help("add `table:`, or `shown-by: example` for a type that the page only shows"));
                None
            }
            None => {
                page.tables.entry(implied.to_owned()).or_insert(0);
                Some(implied.to_owned())
            }
        };
        Self { page, table, next: 1 }
    }

    fn skip(&mut self, rows: usize) {
        self.next += rows;
        self.count();
    }

    /// The row of the next field; none for a field that no row has, or where there is no page.
    pub(super) fn next(&mut self, field: &Field) -> Option<Row> {
        if field.from.is_some() {
            return None;
        }
        let row = Row { table: self.table.clone()?, number: self.next };
        self.skip(1 + field.nested_rows.as_ref().map_or(0, Vec::len));
        self.page.is_document.then_some(row)
    }

    fn count(&mut self) {
        if let Some(rows) = self.table.as_ref().and_then(|table| self.page.tables.get_mut(table)) {
            *rows = (*rows).max(self.next - 1);
        }
    }
}

/// How many types may stand under fields of each other. Two may stand under each other.
const DEEPEST: usize = 8;

/// The first row of a type in its table: 1, or the first row that is nested in the field which it stands under; none if no such field has any.
pub(crate) fn first_row(spec: &OperationSpec, ty: &ObjectType) -> Option<usize> {
    first_row_within(spec, ty, DEEPEST)
}

fn first_row_within(spec: &OperationSpec, ty: &ObjectType, depth: usize) -> Option<usize> {
    let Some(under) = &ty.under else { return Some(1) };
    ty.table.as_ref()?;
    let depth = depth.checked_sub(1)?;
    let sides = [Some(&spec.request), spec.response.as_ref()].into_iter().flatten();
    let of_parts = sides.flat_map(parts).filter(|(_, part)| part.table == ty.table).find_map(|(_, part)| {
        let own = part.protocol_rows.as_ref().map_or(0, IndexMap::len) + part.root_rows.as_ref().map_or(0, Vec::len);
        nested_in(under, 1 + own, &part.fields)
    });
    of_parts.or_else(|| {
        let mut types = spec.types.iter().flat_map(IndexMap::values).filter(|other| other.table == ty.table);
        types.find_map(|other| {
            let own = other.root_rows.as_ref().map_or(0, Vec::len);
            let offset = nested_in(under, own, &other.fields)?;
            Some(first_row_within(spec, other, depth)? + offset)
        })
    })
}

/// The first row that is nested in a field, if those of the fields begin at `first`.
fn nested_in(name: &str, first: usize, fields: &IndexMap<Text, Field>) -> Option<usize> {
    let mut next = first;
    for (own, field) in fields.iter().filter(|(_, field)| field.from.is_none()) {
        let nested = field.nested_rows.as_ref().map_or(0, Vec::len);
        if own.value == name && nested > 0 {
            return Some(next + 1);
        }
        next += 1 + nested;
    }
    None
}

/// Counts the rows of the tables that hold no parameters: error codes, permissions, status codes.
pub(super) fn count_other_rows(page: &mut Page, spec: &OperationSpec, problems: &mut Problems) {
    let codes = spec.errors.as_ref().and_then(|e| Some((e.table.as_ref()?, e.codes.len())));
    let authorization = spec.operation.authorization.as_ref().and_then(|a| Some((a.table.as_ref()?, 1)));
    let status = spec.operation.success.as_ref().and_then(|s| Some((s.table.as_ref()?, s.status.len())));
    for (table, rows) in [codes, authorization, status].into_iter().flatten() {
        match page.tables.get_mut(&table.value) {
            Some(count) => *count = rows,
            None => {
                let known: Vec<&str> = page.tables.keys().map(String::as_str).collect();
                let problem =
                    Diagnostic::new("unknown-table", table.span, format!("the page has no table `{table}`")).absence();
                problems.push(problem.help(crate::spec::suggest(table, &known)));
            }
        }
    }
}

/// The name of the table behind a part where there is no page.
pub(super) fn implied_table(side: Side, place: Option<Place>) -> &'static str {
    match (side, place) {
        (Side::Request, None) => "request",
        (Side::Response, None | Some(Place::Body)) => "response",
        (Side::Response, Some(_)) => "response header",
        (Side::Request, Some(place)) => place.word(),
    }
}

/// A request or response as a list of its parts, each with its place, in the order in which requests list their fields.
pub(super) fn parts(parts: &Parts) -> Vec<(Option<Place>, &Part)> {
    match parts {
        Parts::One(part) => vec![(None, part)],
        Parts::ByPlace { path, header, query, body, .. } => {
            let places = [(Place::Path, path), (Place::Header, header), (Place::Query, query), (Place::Body, body)];
            places.into_iter().filter_map(|(place, part)| Some((Some(place), part.as_ref()?))).collect()
        }
    }
}

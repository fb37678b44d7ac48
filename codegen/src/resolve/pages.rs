//! Which row of which table every field was read from. The row numbers are written nowhere: they follow from the order of the file, and this is
//! the one place that counts them.

use indexmap::IndexMap;

use super::objects::Side;
use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::model::{Page, Row};
use crate::spec::{Field, ObjectType, OperationSpec, Part, Parts, Place};

/// The page of an operation file, with as many rows per table as the file accounts for.
pub(super) fn page(id: &str, spec: &OperationSpec) -> Page {
    match &spec.page {
        Some(page) => Page {
            id: id.to_owned(),
            title: page.title.value.clone(),
            tables: page.tables.iter().map(|name| (name.value.clone(), 0)).collect(),
            is_document: true,
        },
        None => {
            let authority = spec.authority.as_ref().map(|a| a.value.as_str()).unwrap_or_default();
            let title =
                spec.sources.iter().flatten().find(|(name, _)| name.value == authority).map(|(_, source)| source.pin());
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
    pub(super) fn of_type(page: &'p mut Page, name: &Text, ty: &ObjectType, problems: &mut Problems) -> Self {
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
        if let Some(slice) = &ty.rows {
            match slice.split_once('-').and_then(|(a, b)| Some((a.parse::<usize>().ok()?, b.parse::<usize>().ok()?))) {
                Some((first, last)) if 0 < first && first <= last => rows.next = first,
                _ => problems.push(
                    Diagnostic::new("unreadable-rows", slice.span, format!("`{slice}` is not a range of rows"))
                        .help("write the first and the last row, as in `13-15`"),
                ),
            }
        }
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

    /// The row of the next field; none for a field that no row has.
    pub(super) fn next(&mut self, field: &Field) -> Option<Row> {
        if field.from.is_some() {
            return None;
        }
        let row = Row { table: self.table.clone()?, number: self.next };
        self.skip(1 + field.nested_rows.as_ref().map_or(0, Vec::len));
        Some(row)
    }

    fn count(&mut self) {
        if let Some(rows) = self.table.as_ref().and_then(|table| self.page.tables.get_mut(table)) {
            *rows = (*rows).max(self.next - 1);
        }
    }
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

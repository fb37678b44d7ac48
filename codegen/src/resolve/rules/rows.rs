//! Rows: every row of a table is accounted for exactly once by the file that transcribes it. What the page really has is compared elsewhere.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Problems, Span, Text};
use crate::resolve::objects::Side;
use crate::resolve::pages::{implied_table, parts};
use crate::spec::{Field, ObjectType, OperationSpec};

/// A row that something in the file stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'s> {
    pub(super) number: usize,
    /// How the row spells its name.
    name: &'s str,
    pub(super) span: Span,
    /// Whether it is only said to belong to the field before it; its own type may claim it too.
    is_nested: bool,
}

impl<'s> Claim<'s> {
    fn own(number: usize, name: &'s Text) -> Self {
        Self { number, name: &name.value, span: name.span, is_nested: false }
    }
}

/// The rows of each table of a file.
pub(super) type Claims<'s> = IndexMap<&'s str, Vec<Claim<'s>>>;

/// The rows that a file accounts for, by table.
pub(super) fn claims<'s>(spec: &'s OperationSpec) -> Claims<'s> {
    let mut claims = Claims::new();
    // Without a page there are no tables to name.
    let named = |table: &'s Option<Text>| table.as_ref().filter(|_| spec.page.is_some());
    for (side, of) in [(Side::Request, Some(&spec.request)), (Side::Response, spec.response.as_ref())] {
        for (place, part) in of.map(parts).unwrap_or_default() {
            let table = named(&part.table).map_or(implied_table(side, place), |table| &table.value);
            let own = part.protocol_rows.iter().flat_map(IndexMap::keys).chain(part.root_rows.iter().flatten());
            claims.entry(table).or_default().extend(numbered(1, own, &part.fields));
        }
    }
    for (name, ty) in spec.types.iter().flatten().filter(|(_, ty)| ty.shown_by.is_none()) {
        let table = named(&ty.table).unwrap_or(name);
        claims.entry(&table.value).or_default().extend(of_type(ty));
    }
    let authorization = spec.operation.authorization.as_ref().and_then(|a| Some((a.table.as_ref()?, vec![&a.action])));
    let success = spec.operation.success.as_ref().and_then(|s| Some((s.table.as_ref()?, s.status.iter().collect())));
    let others = authorization.into_iter().chain(success).map(|(table, names)| (table.value.as_str(), names));
    let codes = spec
        .errors
        .iter()
        .map(|codes| (codes.table.as_ref().map_or("errors", |table| &table.value), codes.codes.keys().collect()));
    for (table, names) in codes.chain(others) {
        claims
            .entry(table)
            .or_default()
            .extend((1..).zip(names).map(|(number, name): (usize, &Text)| Claim::own(number, name)));
    }
    claims
}

fn of_type(ty: &ObjectType) -> Vec<Claim<'_>> {
    let first = match ty.rows.as_ref().map(|rows| slice(rows)) {
        None => 1,
        Some(Some((first, _))) => first,
        Some(None) => return Vec::new(),
    };
    numbered(first, ty.root_rows.iter().flatten(), &ty.fields)
}

fn numbered<'s>(
    first: usize,
    own: impl Iterator<Item = &'s Text>,
    fields: &'s IndexMap<Text, Field>,
) -> Vec<Claim<'s>> {
    let mut rows: Vec<(&Text, bool)> = own.map(|name| (name, false)).collect();
    for (name, field) in fields.iter().filter(|(_, field)| field.from.is_none()) {
        rows.push((field.row.as_ref().unwrap_or(name), false));
        rows.extend(field.nested_rows.iter().flatten().map(|name| (name, true)));
    }
    (first..).zip(rows).map(|(number, (name, is_nested))| Claim { is_nested, ..Claim::own(number, name) }).collect()
}

fn slice(rows: &str) -> Option<(usize, usize)> {
    let (first, last) = rows.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?)).filter(|(first, last)| (1..=*last).contains(first))
}

/// All rules of this file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    for (_, ty) in spec.types.iter().flatten() {
        slice_length(ty, problems);
    }
    for (table, rows) in claims(spec) {
        row_twice(table, &rows, problems);
        row_mismatch(table, &rows, problems);
        row_gap(table, &rows, problems);
    }
}

fn slice_length(ty: &ObjectType, problems: &mut Problems) {
    let Some((rows, (first, last))) = ty.rows.as_ref().and_then(|rows| Some((rows, slice(rows)?))) else { return };
    let (has, wants) = (of_type(ty).len(), last + 1 - first);
    if has != wants {
        let problem =
            Diagnostic::new("slice-length", rows.span, format!("these are {wants} rows, and the type has {has}"))
                .absence();
        problems.push(
            problem.help(
                "count `root-rows`, fields without `from`, and `nested-rows`; then correct the range or the rows",
            ),
        );
    }
}

fn row_twice(table: &str, rows: &[Claim<'_>], problems: &mut Problems) {
    for (index, row) in rows.iter().enumerate() {
        let same = |other: &&Claim<'_>| other.number == row.number && other.is_nested == row.is_nested;
        if let Some(first) = rows.iter().take(index).find(same) {
            let problem = Diagnostic::new(
                "row-twice",
                row.span,
                format!("row {} of table `{table}` is transcribed twice", row.number),
            );
            let problem = problem.label("second time").also(first.span, "first time");
            problems.push(
                problem
                    .help("each table belongs to one part or type; a type inside a larger table says its `rows: a-b`"),
            );
            return;
        }
    }
}

fn row_mismatch(table: &str, rows: &[Claim<'_>], problems: &mut Problems) {
    for nested in rows.iter().filter(|row| row.is_nested) {
        let own = rows.iter().find(|row| !row.is_nested && row.number == nested.number && row.name != nested.name);
        if let Some(own) = own {
            let message =
                format!("row {} of table `{table}` is `{}` here and `{}` there", nested.number, own.name, nested.name);
            let problem =
                Diagnostic::new("row-mismatch", own.span, message).absence().also(nested.span, "the same row");
            problems.push(problem.help(
                "name the rows in the order of the page in both places, and let `rows: a-b` begin at the right one",
            ));
        }
    }
}

fn row_gap(table: &str, rows: &[Claim<'_>], problems: &mut Problems) {
    let mut numbers: Vec<&Claim<'_>> = rows.iter().collect();
    numbers.sort_by_key(|row| row.number);
    let mut expected = 1;
    for row in numbers {
        if row.number > expected {
            let missing = if row.number == expected + 1 {
                format!("row {expected}")
            } else {
                format!("rows {expected}-{}", row.number - 1)
            };
            let problem =
                Diagnostic::new("row-gap", row.span, format!("nothing stands for {missing} of table `{table}`"))
                    .absence();
            let problem = problem.label(format!("row {}", row.number));
            problems.push(
                problem.help(
                    "transcribe the missing rows as fields, `root-rows` or `nested-rows`, or correct `rows: a-b`",
                ),
            );
            return;
        }
        expected = row.number + 1;
    }
}

//! The rows of a page as its spec file accounts for them, worked out from the mirror alone. Counts rows in its own way, so that it can contradict the
//! numbering of `resolve`.

use std::collections::BTreeMap;

use flowlog_codegen::spec::{Field, Lost, ObjectType, OperationSpec, Part, Parts, Requirement};
use indexmap::IndexMap;

/// One row as the spec has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name as the page spells it.
    pub name: String,
    /// The Required column says Yes.
    pub yes: bool,
    /// What the row lacks in the text that was read.
    pub lost: Option<Lost>,
    /// The Example column has a value.
    pub example: bool,
}

impl Row {
    fn unnamed(name: &str) -> Self {
        Self { name: name.to_owned(), yes: false, lost: None, example: false }
    }

    fn field(name: &str, field: &Field) -> Self {
        Self {
            name: field.row.as_ref().map_or(name, |row| &row.value).to_owned(),
            yes: is_always(field.facts.required.as_ref().map(|r| &r.value)),
            lost: field.lost.as_ref().map(|lost| lost.value),
            example: field.example.is_some(),
        }
    }
}

fn is_always(required: Option<&Requirement>) -> bool {
    matches!(required, Some(Requirement::Always))
}

/// The parts of a request or a response.
pub fn parts(parts: &Parts) -> Vec<&Part> {
    match parts {
        Parts::One(part) => vec![part],
        Parts::ByPlace { path, header, query, body, .. } => [path, header, query, body].into_iter().flatten().collect(),
    }
}

/// Every table of a page with its rows. Panics when two entries of the spec claim one row under different names, or none claims it.
pub fn tables(spec: &OperationSpec) -> IndexMap<String, Vec<Row>> {
    let page = spec.page.as_ref().expect("a spec with a page");
    let mut tables: IndexMap<String, Table> =
        page.tables.iter().map(|name| (name.value.clone(), Table::default())).collect();
    let of_parts = [Some(&spec.request), spec.response.as_ref()].into_iter().flatten().flat_map(parts);
    for part in of_parts {
        let table = part.table.as_ref().expect("a part names its table");
        tables.get_mut(&table.value).expect("a table of the page").part(part);
    }
    for ty in spec.types.iter().flat_map(|types| types.values()).filter(|ty| ty.shown_by.is_none()) {
        let table = ty.table.as_ref().expect("a type names its table");
        tables.get_mut(&table.value).expect("a table of the page").ty(ty);
    }
    let mut others: Vec<(&str, Vec<&str>)> = Vec::new();
    if let Some(errors) = &spec.errors
        && let Some(table) = &errors.table
    {
        let code = |key: &'_ str| -> usize { key.rfind(' ').map_or(0, |space| space + 1) };
        others.push((&table.value, errors.codes.keys().map(|key| &key.value[code(&key.value)..]).collect()));
    }
    if let Some(authorization) = &spec.operation.authorization
        && let Some(table) = &authorization.table
    {
        others.push((&table.value, vec![&authorization.action.value]));
    }
    if let Some(success) = &spec.operation.success
        && let Some(table) = &success.table
    {
        others.push((&table.value, success.status.iter().map(|status| status.value.as_str()).collect()));
    }
    for (table, names) in others {
        let table = tables.get_mut(table).expect("a table of the page");
        names.into_iter().zip(1..).for_each(|(name, number)| table.put(number, Row::unnamed(name)));
    }
    tables.into_iter().map(|(name, table)| (name.clone(), table.rows(&name))).collect()
}

#[derive(Default)]
struct Table {
    rows: BTreeMap<usize, Row>,
}

impl Table {
    fn part(&mut self, part: &Part) {
        let mut next = 1;
        for (name, row) in part.protocol_rows.iter().flatten() {
            let yes = is_always(row.required.as_ref().map(|r| &r.value));
            self.put(next, Row { yes, ..Row::unnamed(name) });
            next += 1;
        }
        self.fields(next, part.root_rows.iter().flatten().map(|n| n.value.as_str()), &part.fields);
    }

    fn ty(&mut self, ty: &ObjectType) {
        let first = ty.rows.as_ref().map_or(1, |rows| {
            let (first, _) = rows.split_once('-').expect("first and last row");
            first.parse().expect("a number of a row")
        });
        self.fields(first, ty.root_rows.iter().flatten().map(|n| n.value.as_str()), &ty.fields);
    }

    fn fields<'s>(
        &mut self,
        first: usize,
        root_rows: impl Iterator<Item = &'s str>,
        fields: &IndexMap<flowlog_codegen::diagnostic::Text, Field>,
    ) {
        let mut next = first;
        let mut put = |row: Row| {
            self.put(next, row);
            next += 1;
        };
        root_rows.for_each(|name| put(Row::unnamed(name)));
        for (name, field) in fields.iter().filter(|(_, field)| field.from.is_none()) {
            put(Row::field(name, field));
            field.nested_rows.iter().flatten().for_each(|name| put(Row::unnamed(name)));
        }
    }

    // A nested row is claimed twice: by the list, which knows its name only, and by the type.
    fn put(&mut self, number: usize, row: Row) {
        let Some(first) = self.rows.get(&number) else {
            self.rows.insert(number, row);
            return;
        };
        assert_eq!(first.name, row.name, "row {number} is claimed under two names");
        if *first == Row::unnamed(&row.name) {
            self.rows.insert(number, row);
        }
    }

    fn rows(self, name: &str) -> Vec<Row> {
        let numbers: Vec<usize> = self.rows.keys().copied().collect();
        assert_eq!(numbers, (1..=self.rows.len()).collect::<Vec<_>>(), "table {name} has rows that nobody claims");
        self.rows.into_values().collect()
    }
}

//! What the spec has for each row of a table, in order. Counts rows; compares nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Span, Text};
use crate::resolve::first_row;
use crate::spec::{Authorization, ErrorCode, Field, ObjectType, OperationSpec, Part, Parts, ProtocolRow};

/// What the spec has for one row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'s> {
    /// The row's name as the spec spells it.
    pub(crate) name: &'s str,
    pub(crate) span: Span,
    pub(crate) what: What<'s>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum What<'s> {
    Field(&'s Field),
    Protocol(&'s ProtocolRow),
    /// Its name is all that the spec has: a row that stands for an object, or one whose type is elsewhere.
    Named,
    /// With the status of its key, if it has one.
    Code(Option<&'s str>, &'s ErrorCode),
    Permission(&'s Authorization),
    Status,
}

/// The entries of a table of an operation file.
pub(crate) fn entries<'s>(spec: &'s OperationSpec, table: &str) -> Vec<Entry<'s>> {
    let mut entries = BTreeMap::new();
    let is_it = |name: &Option<Text>| name.as_ref().is_some_and(|name| name.value == table);
    for part in [Some(&spec.request), spec.response.as_ref()].into_iter().flatten().flat_map(parts) {
        if is_it(&part.table) {
            put(&mut entries, 1, of_part(part));
        }
    }
    for ty in spec.types.iter().flat_map(|types| types.values()).filter(|ty| is_it(&ty.table)) {
        put(&mut entries, first_row(spec, ty).unwrap_or(1), of_type(ty));
    }
    if let Some(errors) = spec.errors.as_ref().filter(|errors| is_it(&errors.table)) {
        put(&mut entries, 1, errors.codes.iter().map(code).collect());
    }
    if let Some(permission) = spec.operation.authorization.as_ref().filter(|a| is_it(&a.table)) {
        let action = &permission.action;
        put(&mut entries, 1, vec![Entry { what: What::Permission(permission), ..named(action) }]);
    }
    if let Some(success) = spec.operation.success.as_ref().filter(|success| is_it(&success.table)) {
        put(&mut entries, 1, success.status.iter().map(|s| Entry { what: What::Status, ..named(s) }).collect());
    }
    entries.into_values().collect()
}

// A nested row is claimed twice: by its name beside the list, and by the field of the type, which says more.
fn put<'s>(entries: &mut BTreeMap<usize, Entry<'s>>, first: usize, new: Vec<Entry<'s>>) {
    for (number, entry) in (first..).zip(new) {
        let is_more = !matches!(entry.what, What::Named);
        if is_more || !entries.contains_key(&number) {
            entries.insert(number, entry);
        }
    }
}

fn of_part(part: &Part) -> Vec<Entry<'_>> {
    let protocol = part.protocol_rows.iter().flatten();
    let mut entries: Vec<Entry<'_>> =
        protocol.map(|(name, row)| Entry { what: What::Protocol(row), ..named(name) }).collect();
    entries.extend(part.root_rows.iter().flatten().map(named));
    entries.extend(part.fields.iter().flat_map(|(name, field)| of_field(name, field)));
    entries
}

fn of_type(ty: &ObjectType) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = ty.root_rows.iter().flatten().map(named).collect();
    entries.extend(ty.fields.iter().flat_map(|(name, field)| of_field(name, field)));
    entries
}

/// The row of a field and the rows nested in it; none for a field that no row has.
fn of_field<'s>(name: &'s Text, field: &'s Field) -> Vec<Entry<'s>> {
    if field.from.is_some() {
        return Vec::new();
    }
    let spelt = field.row.as_ref().unwrap_or(name);
    let mut entries = vec![Entry { name: &spelt.value, span: name.span, what: What::Field(field) }];
    entries.extend(field.nested_rows.iter().flatten().map(named));
    entries
}

fn code<'s>((key, code): (&'s Text, &'s ErrorCode)) -> Entry<'s> {
    let (status, name) = match key.value.rsplit_once(' ') {
        Some((status, name)) => (Some(status), name),
        None => (None, key.value.as_str()),
    };
    Entry { name, span: key.span, what: What::Code(status, code) }
}

fn named(name: &Text) -> Entry<'_> {
    Entry { name: &name.value, span: name.span, what: What::Named }
}

/// The parts of a request or a response.
pub(super) fn parts(parts: &Parts) -> Vec<&Part> {
    match parts {
        Parts::One(part) => vec![part],
        Parts::ByPlace { path, header, query, body, .. } => [path, header, query, body].into_iter().flatten().collect(),
    }
}

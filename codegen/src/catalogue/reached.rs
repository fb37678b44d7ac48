//! Where the object types of a catalogue stand. Their names are the package's own, so that only their places can be held against a spec.

use std::collections::VecDeque;

use indexmap::IndexMap;

use super::extract::element;
use crate::page::{Kind, Page, Table};

/// The tables of types by caption, each with the places of its type: `request.Tag`, `response.FlowLogs.FlowLogSetType`. The first is the shortest;
/// there is one for each field that has the type, below the first place of the object that has the field.
pub fn reached(page: &Page) -> IndexMap<String, Vec<String>> {
    let of_kind = |kind: Kind| page.tables.iter().filter(move |table| table.kind == kind);
    let types: IndexMap<&str, &Table> =
        of_kind(Kind::Type).filter_map(|table| Some((table.caption.as_deref()?, table))).collect();
    let mut places: IndexMap<String, Vec<String>> = types.keys().map(|name| ((*name).to_owned(), Vec::new())).collect();
    let requests = of_kind(Kind::Request).map(|table| ("request".to_owned(), table));
    let mut next: VecDeque<(String, &Table)> =
        requests.chain(of_kind(Kind::Response).map(|table| ("response".to_owned(), table))).collect();
    while let Some((place, table)) = next.pop_front() {
        for row in &table.rows {
            let Some((name, inner)) = row.type_.as_deref().and_then(|type_| types.get_key_value(element(type_))) else {
                continue;
            };
            let below = format!("{place}.{}", row.name);
            let Some(known) = places.get_mut(*name) else { continue };
            if known.is_empty() {
                next.push_back((below.clone(), inner));
            }
            known.push(below);
        }
    }
    places
}

//! Which table of a page becomes which object of the spec: the request, its places, the answer, types by the names that rows give them. Reads names; must
//! not write anything.

use std::collections::BTreeSet;

use crate::page::{Kind, Page, Row, Table};
use crate::spec::ServiceSpec;

/// A table with the name and the place that it gets.
pub(super) struct Object<'p> {
    /// Name of the table in the spec.
    pub(super) table: String,
    pub(super) role: Part,
    pub(super) rows: &'p [Row],
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// The request, or one place of it.
    Request(Option<&'static str>),
    /// The answer, or one place of it.
    Response(Option<&'static str>),
    /// An object type; `None` if no row names it.
    Type(Option<String>),
    Errors,
    Authorization,
    Status,
}

/// The tables of a page, in order.
pub(super) fn objects(page: &Page) -> Vec<Object<'_>> {
    let referenced = referenced(page);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut objects = Vec::new();
    for table in &page.tables {
        let role = match table.kind {
            Kind::Request => Part::Request(place(table)),
            Kind::Response => Part::Response(place(table)),
            Kind::Errors => Part::Errors,
            Kind::Authorization => Part::Authorization,
            Kind::Status => Part::Status,
            Kind::Type => {
                let caption = table.caption.as_deref().unwrap_or_default();
                let words = || caption.split(|c: char| !(c.is_alphanumeric() || c == '_'));
                let named =
                    referenced.iter().find(|name| words().any(|word| word == name.as_str()) && !taken.contains(*name));
                // A single word that nobody refers to is a name all the same.
                let own = || words().next().filter(|word| !word.is_empty() && words().count() == 1).map(str::to_owned);
                let next = || referenced.iter().find(|name| !taken.contains(*name)).cloned();
                let name = named.cloned().or_else(own).or_else(next);
                taken.extend(name.clone());
                Part::Type(name)
            }
        };
        let base = match &role {
            Part::Request(None) => "request".to_owned(),
            Part::Response(None) => "response".to_owned(),
            Part::Request(Some(place)) => (*place).to_owned(),
            Part::Response(Some(place)) => format!("response {place}"),
            Part::Type(Some(name)) => name.clone(),
            Part::Type(None) => "type".to_owned(),
            Part::Errors => "errors".to_owned(),
            Part::Authorization => "authorization".to_owned(),
            Part::Status => "status".to_owned(),
        };
        let name =
            (1..).map(|n| if n == 1 { base.clone() } else { format!("{base} {n}") }).find(|name| !used.contains(name));
        let name = name.unwrap_or(base);
        used.insert(name.clone());
        objects.push(Object { table: name, role, rows: &table.rows });
    }
    // With two tables for one side, each says where its rows travel; one that does not is the body.
    for side in [Part::Request(None), Part::Response(None)] {
        let is_side = |role: &Part| std::mem::discriminant(role) == std::mem::discriminant(&side);
        let tables = objects.iter().filter(|object| is_side(&object.role)).count();
        for object in objects.iter_mut().filter(|object| tables > 1 && object.role == side) {
            object.role = match side {
                Part::Request(_) => Part::Request(Some("body")),
                _ => Part::Response(Some("body")),
            };
        }
    }
    objects
}

fn place(table: &Table) -> Option<&'static str> {
    let caption = table.caption.as_deref().unwrap_or_default().to_lowercase();
    let places = [
        ("path", "path"),
        ("uri", "path"),
        ("路径", "path"),
        ("header", "header"),
        ("query", "query"),
        ("body", "body"),
    ];
    places.iter().find(|(word, _)| caption.contains(word)).map(|(_, place)| *place)
}

/// The names of object types that rows have, in their order.
fn referenced(page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in page.tables.iter().flat_map(|table| &table.rows) {
        let Some(ty) = &row.type_ else { continue };
        let element = ty.strip_prefix("list of ").unwrap_or(ty);
        if !is_known(element) && !names.iter().any(|name| name == element) {
            names.push(element.to_owned());
        }
    }
    names
}

/// Whether a type is no object with a name.
pub(super) fn is_known(ty: &str) -> bool {
    matches!(ty, "string" | "integer" | "boolean" | "number" | "object" | "-")
}

/// Whether the protocol fills a row in: `service.yaml` has it, or its one value is the name of the operation.
pub(super) fn is_of_protocol(row: &Row, operation: &str, common: Option<&ServiceSpec>) -> bool {
    let names = common.and_then(|common| common.common.as_ref());
    let one = [operation.to_owned()];
    let is_operation = row.facts.get("enum").is_some_and(|value| *value == crate::page::Value::list(&one));
    is_operation
        || names.is_some_and(|names| {
            names.keys().any(|name| name.value == row.name || name.value == format!("X-TC-{}", row.name))
        })
}

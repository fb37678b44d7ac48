//! Slips in the rows of a table: a row that is gone, renamed or moved, its type, Required, place, role and example, and whatever is said of it.

use super::edit::{Edit, To, below, text};
use super::limits::{Facts, as_of, promoted};
use crate::spec::Node;

/// Every slip in one map of fields.
pub(super) fn edits(fields: &Node, at: &[String]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let Some(map) = fields.map() else { return edits };
    for (name, field) in map {
        let here = below(at, name);
        let gone = if field.get("from").is_some() { "field of a source dropped" } else { "row dropped" };
        edits.push(Edit::new(gone, here.clone(), To::Nothing));
        edits.push(Edit::new("row renamed", here.clone(), To::Key(format!("{name}s"))));
        row(field, &here, &mut edits);
        let ty = field.get("type").and_then(Node::text).unwrap_or_default();
        let facts = |node, at| Facts { node, at, siblings: fields, ty }.edits();
        edits.extend(facts(field, here.clone()));
        for key in ["recovered", "beyond"] {
            for (witness, said) in field.get(key).and_then(Node::map).into_iter().flatten() {
                let at = below(&below(&here, key), witness);
                edits.extend(facts(said, at.clone()).into_iter().map(|edit| as_of(key, edit)));
                if said.get("required").and_then(Node::text).is_some() {
                    edits.push(Edit::new(format!("{key} removed"), below(&at, "required"), To::Nothing));
                }
            }
            edits.extend(promoted(field, &here, key));
        }
    }
    let names: Vec<_> = map.keys().collect();
    for pair in names.windows(2) {
        let [first, second] = pair else { continue };
        edits.push(Edit::new("rows swapped", below(at, first), To::PlaceOf(second.value.clone())));
    }
    moved_roles(fields, at, &mut edits);
    edits
}

fn row(field: &Node, at: &[String], edits: &mut Vec<Edit>) {
    let said = |key: &str| field.get(key).and_then(Node::text);
    let mut set = |kind: &str, key: &str, to: To| edits.push(Edit::new(kind, below(at, key), to));
    if let Some(ty) = said("type") {
        set("type changed", "type", To::Value(text(if ty == "string" { "integer" } else { "string" })));
        let listed = ty.strip_prefix("list of ").map_or_else(|| format!("list of {ty}"), str::to_owned);
        set("list or not", "type", To::Value(text(listed)));
    }
    match field.get("required") {
        None => set("required flipped", "required", To::Value(text("always"))),
        Some(Node::Text(_)) => set("required flipped", "required", To::Nothing),
        // Its condition is changed elsewhere.
        Some(_) => {}
    }
    match said("in") {
        Some("form") => set("place changed", "in", To::Value(text("query"))),
        Some(_) => set("place changed", "in", To::Value(text("form"))),
        None => set("place changed", "in", To::Value(text("form"))),
    }
    if said("in").is_some() {
        set("place removed", "in", To::Nothing);
    }
    if let Some(example) = said("example") {
        let other = match example {
            "true" | "True" => "false",
            "false" | "False" => "true",
            _ => "77",
        };
        set("example changed", "example", To::Value(text(other)));
        set("example removed", "example", To::Nothing);
    }
    match said("lost") {
        Some(lost) => {
            set("lost changed", "lost", To::Value(text(if lost == "cell" { "list" } else { "cell" })));
        }
        None => set("lost added", "lost", To::Value(text("text"))),
    }
    if said("from").is_some() {
        set("field of a source made a row", "from", To::Nothing);
    }
    if let Some(spelling) = said("row") {
        set("row spelling changed", "row", To::Value(text(format!("{spelling}x"))));
    }
    if let Some(word) = said("type-on-page") {
        set("type-on-page changed", "type-on-page", To::Value(text(format!("{word}x"))));
    }
    if let Some(other) = said("enum-of") {
        set("enum-of changed", "enum-of", To::Value(text(format!("{other}x"))));
    }
    for number in 0..field.get("nested-rows").and_then(Node::list).map_or(0, <[Node]>::len) {
        edits.push(Edit::new("nested row dropped", below(&below(at, "nested-rows"), &number.to_string()), To::Nothing));
    }
    if said("sensitive").is_some() {
        edits.push(Edit::new("sensitive removed", below(at, "sensitive"), To::Nothing));
    }
    if said("status").is_none() {
        edits.push(Edit::new("status added", below(at, "status"), To::Value(text("deprecated"))));
    }
}

/// A role that is gone, and one that another field of the same type has instead.
fn moved_roles(fields: &Node, at: &[String], edits: &mut Vec<Edit>) {
    let ty = |field: &Node| field.get("type").and_then(Node::text).map(str::to_owned);
    for (name, field) in fields.map().into_iter().flatten() {
        let Some(role) = field.get("role") else { continue };
        let word = role.text().unwrap_or_default();
        let kind = |what: &str| {
            if word == "idempotency-token" { format!("idempotency role {what}") } else { format!("role {what}") }
        };
        let here = below(&below(at, name), "role");
        edits.push(Edit::new(kind("removed"), here.clone(), To::Nothing));
        let others = fields.map().into_iter().flatten();
        let other = others.filter(|(_, f)| f.get("role").is_none() && ty(f) == ty(field)).map(|(name, _)| name).next();
        if let Some(other) = other {
            let edit = Edit::new(kind("moved"), here, To::Nothing);
            edits.push(edit.and(below(&below(at, other), "role"), To::Value(role.clone())));
        }
    }
}

//! Slips outside of the tables of parameters: the page, the call, error codes, states, paging, examples, sources, and `service.yaml`.

use super::edit::{Edit, To, below, text};
use super::fields;
use crate::spec::Node;

const PLACES: [&str; 4] = ["path", "header", "query", "body"];

/// Every slip in one operation file. `is_shown` says of the JSON of an example whether its page shows it.
pub(super) fn operation(root: &Node, is_shown: &dyn Fn(&str) -> bool) -> Vec<Edit> {
    let mut edits = Vec::new();
    for side in ["request", "response"] {
        let Some(parts) = root.get(side) else { continue };
        if parts.get("fields").is_some() {
            part(parts, &[side.to_owned()], &mut edits);
        }
        for place in PLACES {
            if let Some(node) = parts.get(place) {
                part(node, &[side.to_owned(), place.to_owned()], &mut edits);
            }
        }
    }
    for (name, ty) in root.get("types").and_then(Node::map).into_iter().flatten() {
        let at = ["types".to_owned(), name.value.clone()];
        part(ty, &at, &mut edits);
        lifecycle(ty, &at, &mut edits);
    }
    codes(root, &mut edits);
    scalars(root, &mut edits);
    examples(root, is_shown, &mut edits);
    edits
}

/// Every slip in one `service.yaml`.
pub(super) fn service(root: &Node) -> Vec<Edit> {
    let mut edits = Vec::new();
    codes(root, &mut edits);
    let mut set = |kind: &str, at: &[&str], to: &str| {
        edits.push(Edit::new(kind, at.iter().map(|key| (*key).to_owned()).collect(), To::Value(text(to))));
    };
    let said = |key: &str| root.get(key).and_then(Node::text);
    if let Some(version) = said("version") {
        set("service version changed", &["version"], &format!("{version}1"));
    }
    for (key, one, other) in [("fields-in", "query", "body"), ("lists", "repeat", "flatten")] {
        if let Some(word) = said(key) {
            set(&format!("service {key} changed"), &[key], if word == one { other } else { one });
        }
    }
    if let Some(name) = said("signing-name") {
        set("signing name changed", &["signing-name"], &format!("{name}x"));
    }
    if let Some(host) = root.get("endpoint").and_then(|endpoint| endpoint.get("host")).and_then(Node::text) {
        set("host changed", &["endpoint", "host"], &format!("x{host}"));
    }
    for key in ["regions", "networks"] {
        for (name, _) in root.get("endpoint").and_then(|e| e.get(key)).and_then(Node::map).into_iter().flatten() {
            let at = vec!["endpoint".to_owned(), key.to_owned(), name.value.clone()];
            edits.push(Edit::new(format!("{key} one dropped"), at.clone(), To::Nothing));
            edits.push(Edit::new(format!("{key} one renamed"), at, To::Key(format!("{name}x"))));
        }
    }
    if let Some(common) = root.get("common") {
        edits.extend(fields::edits(common, &["common".to_owned()]));
    }
    edits
}

fn part(node: &Node, at: &[String], edits: &mut Vec<Edit>) {
    if let Some(fields) = node.get("fields") {
        edits.extend(fields::edits(fields, &below(at, "fields")));
    }
    for (name, row) in node.get("protocol-rows").and_then(Node::map).into_iter().flatten() {
        let here = below(&below(at, "protocol-rows"), name);
        edits.push(Edit::new("protocol row dropped", here.clone(), To::Nothing));
        let required = below(&here, "required");
        let flipped = if row.get("required").is_some() { To::Nothing } else { To::Value(text("always")) };
        edits.push(Edit::new("protocol row required flipped", required, flipped));
        edits.push(Edit::new("protocol row type changed", below(&here, "type"), To::Value(text("integer"))));
    }
    for number in 0..node.get("root-rows").and_then(Node::list).map_or(0, <[Node]>::len) {
        edits.push(Edit::new("root row dropped", below(&below(at, "root-rows"), &number.to_string()), To::Nothing));
    }
    for key in ["envelope", "rows", "shown-by", "table"] {
        if node.get(key).is_some() {
            edits.push(Edit::new(format!("{key} removed"), below(at, key), To::Nothing));
        }
    }
    if let Some(envelope) = node.get("envelope").and_then(Node::text) {
        edits.push(Edit::new("envelope changed", below(at, "envelope"), To::Value(text(format!("{envelope}x")))));
    }
}

fn lifecycle(ty: &Node, at: &[String], edits: &mut Vec<Edit>) {
    let at = below(at, "lifecycle");
    let states = ty.get("lifecycle").and_then(Node::map).into_iter().flatten();
    let lists: Vec<_> = states.filter_map(|(kind, list)| Some((kind, list.list()?))).collect();
    for (kind, list) in &lists {
        for (number, state) in list.iter().enumerate() {
            let here = below(&below(&at, kind), &number.to_string());
            edits.push(Edit::new("lifecycle state dropped", here.clone(), To::Nothing));
            let Some((other, others)) = lists.iter().find(|(other, _)| other != kind) else { continue };
            let mut more: Vec<&str> = others.iter().filter_map(Node::text).collect();
            more.extend(state.text());
            let edit = Edit::new("lifecycle state moved", here, To::Nothing);
            edits.push(edit.and(below(&at, other), To::Value(super::edit::texts(&more))));
        }
    }
}

fn codes(root: &Node, edits: &mut Vec<Edit>) {
    let at = ["errors".to_owned(), "codes".to_owned()];
    for (code, said) in root.get("errors").and_then(|e| e.get("codes")).and_then(Node::map).into_iter().flatten() {
        let here = below(&at, code);
        edits.push(Edit::new("error dropped", here.clone(), To::Nothing));
        edits.push(Edit::new("error misspelt", here.clone(), To::Key(format!("{code}x"))));
        if let Some((status, name)) = code.split_once(' ') {
            let other = if status == "409" { "404" } else { "409" };
            edits.push(Edit::new("error status changed", here.clone(), To::Key(format!("{other} {name}"))));
        }
        let retry = below(&here, "retry");
        match said.get("retry").and_then(Node::text) {
            Some(advice) => {
                let other = if advice == "later" { "after-change" } else { "later" };
                edits.push(Edit::new("retry advice removed", retry.clone(), To::Nothing));
                edits.push(Edit::new("retry advice changed", retry, To::Value(text(other))));
            }
            None => edits.push(Edit::new("retry advice added", retry, To::Value(text("later")))),
        }
        if said.get("about").is_some() {
            edits.push(Edit::new("about removed", below(&here, "about"), To::Nothing));
            let others = root.get("request").into_iter().flat_map(first_fields);
            let other = others.map(text).find(|name| name.text() != said.get("about").and_then(Node::text));
            edits.extend(other.map(|name| Edit::new("about changed", below(&here, "about"), To::Value(name))));
        }
    }
}

/// The names of the fields of a request, as `about` writes them.
fn first_fields(parts: &Node) -> Vec<String> {
    let places = PLACES.iter().filter_map(|place| parts.get(place)?.get("fields"));
    let fields = parts.get("fields").into_iter().chain(places);
    fields.filter_map(Node::map).flat_map(|map| map.keys().map(|name| name.value.clone())).collect()
}

/// Texts that stand by themselves: the page, the call, the pins of the sources, the paging.
fn scalars(root: &Node, edits: &mut Vec<Edit>) {
    let mut changed = |kind: String, at: &[&str], to: To| {
        edits.push(Edit::new(kind, at.iter().map(|key| (*key).to_owned()).collect(), to));
    };
    let said = |at: &[&str]| at.iter().try_fold(root, |node, key| node.get(key)).and_then(Node::text);
    for (kind, at) in [
        ("title changed", ["page", "title"]),
        ("date changed", ["page", "dated"]),
        ("path changed", ["operation", "call"]),
        ("rate changed", ["operation", "rate"]),
    ] {
        if let Some(old) = said(&at) {
            changed(kind.to_owned(), &at, To::Value(text(format!("{old}x"))));
        }
    }
    if let Some((method, path)) = said(&["operation", "call"]).and_then(|call| call.split_once(' ')) {
        let other = if method == "PUT" { "POST" } else { "PUT" };
        changed("method changed".to_owned(), &["operation", "call"], To::Value(text(format!("{other} {path}"))));
    }
    if said(&["operation", "read-only"]).is_some() {
        changed("read-only removed".to_owned(), &["operation", "read-only"], To::Nothing);
    }
    for key in ["action", "access", "resource"] {
        if let Some(old) = said(&["operation", "authorization", key]) {
            let to = To::Value(text(format!("{old}x")));
            changed("authorization changed".to_owned(), &["operation", "authorization", key], to);
        }
    }
    let list =
        |at: &[&str]| at.iter().try_fold(root, |node, key| node.get(key)).and_then(Node::list).map_or(0, <[Node]>::len);
    for number in 0..list(&["operation", "regions"]) {
        changed("region dropped".to_owned(), &["operation", "regions", &number.to_string()], To::Nothing);
    }
    for number in 0..list(&["operation", "success", "status"]) {
        let number = number.to_string();
        changed(
            "success status changed".to_owned(),
            &["operation", "success", "status", &number],
            To::Value(text("299")),
        );
    }
    for (name, pin) in root.get("sources").and_then(Node::map).into_iter().flatten() {
        let (at, pin) = match pin.get("package") {
            Some(package) => (vec!["sources", name, "package"], package),
            None => (vec!["sources", name.value.as_str()], pin),
        };
        let to = To::Value(text(format!("{}1", pin.text().unwrap_or_default())));
        changed("source pin changed".to_owned(), &at, to);
    }
    for number in 0..list(&["page", "tables"]) {
        changed("table forgotten".to_owned(), &["page", "tables", &number.to_string()], To::Nothing);
    }
    pagination(root, edits);
}

/// Each field of the paging gone, and another of the same map in its place.
fn pagination(root: &Node, edits: &mut Vec<Edit>) {
    let at = ["pagination".to_owned()];
    let Some(paging) = root.get("pagination").and_then(Node::map) else { return };
    for (key, value) in paging.iter().filter(|(key, _)| key.value != "style") {
        let other = paging.iter().filter(|(k, _)| k.value != "style").find(|(_, v)| v.text() != value.text());
        let here = below(&at, key);
        edits.extend(other.map(|(_, v)| Edit::new("pagination field changed", here.clone(), To::Value(v.clone()))));
        edits.push(Edit::new("pagination field removed", here, To::Nothing));
    }
    let style = paging.get("style").and_then(Node::text);
    let other = if style == Some("offset") { "page-number" } else { "offset" };
    edits.push(Edit::new("pagination style changed", below(&at, "style"), To::Value(text(other))));
}

/// The JSON of an example with one text changed, one key renamed, one member gone.
fn examples(root: &Node, is_shown: &dyn Fn(&str) -> bool, edits: &mut Vec<Edit>) {
    for (name, example) in root.get("examples").and_then(Node::map).into_iter().flatten() {
        for side in ["request", "response"] {
            // JSON that no page shows was made up by us.
            let Some(json) = example.get(side).and_then(Node::text).filter(|json| is_shown(json)) else { continue };
            let at = ["examples".to_owned(), name.value.clone(), side.to_owned()];
            let mut push = |kind: &str, edited: Option<String>| {
                edits.extend(edited.map(|json| Edit::new(kind, at.to_vec(), To::Value(text(json)))));
            };
            push("example JSON edited", replaced(json, &["\": \"", "\" : \"", "\":\""], "\": \"x"));
            push("example key renamed", replaced(json, &["\":", "\" :"], "x\":"));
        }
    }
}

fn replaced(json: &str, any: &[&str], by: &str) -> Option<String> {
    let found = any.iter().filter_map(|pattern| Some((json.rfind(pattern)?, pattern.len()))).max()?;
    let (before, after) = (json.get(..found.0)?, json.get(found.0 + found.1..)?);
    Some(format!("{before}{by}{after}"))
}

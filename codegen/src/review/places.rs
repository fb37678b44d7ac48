//! Where something stands in the tree of a file: its keys, dotted, and what stands below it. Knows YAML and no key.

use crate::diagnostic::Span;
use crate::spec::Node;

/// A place of a file.
#[derive(Clone, Debug)]
pub(super) struct Place<'n> {
    /// Its keys, without `fields` and `codes`: `request.VpcId`.
    pub(super) path: String,
    /// What the key holds; for a value in a list or at a key, the value itself.
    pub(super) node: &'n Node,
}

/// What stands at a span: a key, or a value.
pub(super) fn at(root: &Node, span: Span) -> Option<Place<'_>> {
    find(root, span, "")
}

fn find<'n>(node: &'n Node, span: Span, path: &str) -> Option<Place<'n>> {
    match node {
        Node::Text(text) if text.span == span => Some(Place { path: path.to_owned(), node }),
        Node::List(list) => list.iter().find_map(|item| find(item, span, path)),
        Node::Map(map) => map.iter().find_map(|(key, value)| {
            let path = match (path, key.value.as_str()) {
                (path, "fields" | "codes") => path.to_owned(),
                ("", key) => key.to_owned(),
                (path, key) => format!("{path}.{key}"),
            };
            if key.span == span { Some(Place { path, node: value }) } else { find(value, span, &path) }
        }),
        Node::Text(_) | Node::Refused(_) => None,
    }
}

/// Every field of a file, by its dotted path.
pub(super) fn fields(root: &Node) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    for side in ["request", "response"] {
        let Some(parts) = root.get(side) else { continue };
        match parts.get("fields") {
            Some(fields) => found.extend(names(side, fields)),
            None => {
                for (place, part) in parts.map().into_iter().flatten() {
                    found.extend(
                        part.get("fields").into_iter().flat_map(|fields| names(&format!("{side}.{place}"), fields)),
                    );
                }
            }
        }
    }
    for (name, ty) in root.get("types").and_then(Node::map).into_iter().flatten() {
        found.extend(ty.get("fields").into_iter().flat_map(|fields| names(&format!("types.{name}"), fields)));
    }
    found
}

fn names(path: &str, fields: &Node) -> Vec<(String, Span)> {
    fields.map().into_iter().flatten().map(|(name, _)| (format!("{path}.{name}"), name.span)).collect()
}

//! An edit of one fact: which places of a tree it changes, into what, and how that is shown to people. Knows trees and not what they mean.

use indexmap::IndexMap;

use crate::diagnostic::{Spanned, Text};
use crate::spec::Node;

/// Keys from the root of a file to a place in it; an item of a list has its number, from zero.
pub(super) type Path = Vec<String>;

/// One fact made wrong.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// What kind of slip it is.
    pub(super) kind: String,
    changes: Vec<(Path, To)>,
}

/// What becomes of a place.
#[derive(Clone, Debug)]
pub(super) enum To {
    /// Nothing is left of it.
    Nothing,
    /// It holds this; where it was not, it is added.
    Value(Node),
    /// Its key is this, and what it holds stays.
    Key(String),
    /// It and this key of the same map have changed places.
    PlaceOf(String),
}

impl Edit {
    pub(super) fn new(kind: impl Into<String>, at: Path, to: To) -> Self {
        Self { kind: kind.into(), changes: vec![(at, to)] }
    }

    /// Changes one more place, for a fact that stands in two.
    #[must_use]
    pub(super) fn and(mut self, at: Path, to: To) -> Self {
        self.changes.push((at, to));
        self
    }

    /// The tree after the edit.
    pub(super) fn applied_to(&self, root: &Node) -> Node {
        let mut tree = root.clone();
        for (at, to) in &self.changes {
            apply(&mut tree, at, to);
        }
        tree
    }

    /// A line for each place, before and after.
    pub(super) fn diff(&self, root: &Node) -> String {
        let line = |(at, to): &(Path, To)| {
            let before = find(root, at).map_or_else(|| "(absent)".to_owned(), Node::on_one_line);
            let after = match to {
                To::Nothing => "(removed)".to_owned(),
                To::Value(node) => node.on_one_line(),
                To::Key(key) => return format!("{}: key becomes {key}", at.join(".")),
                To::PlaceOf(key) => return format!("{}: in the place of {key}", at.join(".")),
            };
            format!("{}: {before} -> {after}", at.join("."))
        };
        self.changes.iter().map(line).collect::<Vec<_>>().join("; ")
    }
}

/// The path with one more key.
pub(super) fn below(at: &[String], key: &str) -> Path {
    let mut path = at.to_vec();
    path.push(key.to_owned());
    path
}

pub(super) fn text(value: impl Into<String>) -> Node {
    Node::Text(spanned(value.into()))
}

pub(super) fn texts(values: &[&str]) -> Node {
    Node::List(spanned(values.iter().map(|value| text(*value)).collect()))
}

pub(super) fn map(entries: impl IntoIterator<Item = (String, Node)>) -> Node {
    Node::Map(spanned(entries.into_iter().map(|(key, value)| (spanned(key), value)).collect()))
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: crate::diagnostic::Span::default() }
}

fn find<'n>(node: &'n Node, at: &[String]) -> Option<&'n Node> {
    let Some((step, rest)) = at.split_first() else { return Some(node) };
    let item = || node.list()?.get(step.parse::<usize>().ok()?);
    find(node.get(step).or_else(item)?, rest)
}

fn apply(node: &mut Node, at: &[String], to: &To) {
    match (node, at) {
        (Node::Map(Spanned { value: map, .. }), [key]) => apply_to_key(map, key, to),
        (Node::List(Spanned { value: list, .. }), [number]) => {
            let number = number.parse().unwrap_or(usize::MAX);
            match (list.get_mut(number), to) {
                (Some(item), To::Value(value)) => *item = value.clone(),
                (Some(_), _) => drop(list.remove(number)),
                (None, _) => {}
            }
        }
        (Node::Map(Spanned { value: map, .. }), [key, rest @ ..]) => {
            if let Some(next) = map.get_mut(key.as_str()) {
                apply(next, rest, to);
            }
        }
        _ => {}
    }
}

fn apply_to_key(map: &mut IndexMap<Text, Node>, key: &str, to: &To) {
    match to {
        To::Nothing => drop(map.shift_remove(key)),
        To::Value(value) => drop(map.insert(spanned(key.to_owned()), value.clone())),
        To::PlaceOf(other) => {
            if let (Some(one), Some(other)) = (map.get_index_of(key), map.get_index_of(other.as_str())) {
                map.swap_indices(one, other);
            }
        }
        // Rows have an order, so the new key stands where the old one stood.
        To::Key(new) => {
            let renamed = |old: Text| if old.value == key { Spanned { value: new.clone(), ..old } } else { old };
            *map = std::mem::take(map).into_iter().map(|(old, value)| (renamed(old), value)).collect();
        }
    }
}

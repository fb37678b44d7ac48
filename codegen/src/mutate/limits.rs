//! Slips in what a row or a witness says of a field: bounds, values, characters, conditions, defaults. Yields edits of one map of facts, whoever
//! states them.

use super::edit::{Edit, Path, To, below, map, text, texts};
use crate::spec::Node;

/// Facts that are noticed when they are gone, each with the kind of its slip.
const REMOVABLE: [&str; 22] = [
    "range",
    "length",
    "bytes",
    "items",
    "enum",
    "enum-of",
    "characters",
    "first-and-last",
    "cannot-start-with",
    "cannot-contain",
    "charset",
    "non-empty",
    "format",
    "shape",
    "default",
    "default-is",
    "unit",
    "status",
    "required-in-prose",
    "lost",
    "type-on-page",
    "untyped-on-page",
];

/// A map of facts, where it stands, and the fields beside it, which its conditions name.
pub(super) struct Facts<'n> {
    pub(super) node: &'n Node,
    pub(super) at: Path,
    pub(super) siblings: &'n Node,
    /// The type of the field.
    pub(super) ty: &'n str,
}

impl Facts<'_> {
    /// Every slip in these facts.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        self.spans(&mut edits);
        self.removed(&mut edits);
        self.conditions(&mut edits);
        self.values(&mut edits);
        self.characters(&mut edits);
        self.one_dropped(&mut edits);
        self.defaults(&mut edits);
        edits
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.node.get(key)?.text()
    }

    fn set(&self, kind: String, key: &str, to: Node) -> Edit {
        Edit::new(kind, below(&self.at, key), To::Value(to))
    }

    fn spans(&self, edits: &mut Vec<Edit>) {
        for key in ["range", "length", "bytes", "items"] {
            let Some(span) = self.text(key).and_then(Bounds::read) else { continue };
            let mut moved = |what: &str, bounds: Bounds| {
                edits.push(self.set(format!("{key} {what}"), key, text(bounds.write())));
            };
            if let Some(upper) = span.upper {
                moved("upper -1", Bounds { upper: Some(upper - 1), ..span });
                moved("upper +1", Bounds { upper: Some(upper.saturating_add(1)), ..span });
                moved("upper x10", Bounds { upper: Some(upper.saturating_mul(10)), ..span });
            }
            if let Some(lower) = span.lower {
                moved("lower +1", Bounds { lower: Some(lower + 1), ..span });
                moved("lower -1", Bounds { lower: Some(lower - 1), ..span });
            }
        }
        for (key, types) in [("length", "string"), ("range", "integer")] {
            if self.ty == types && self.node.get(key).is_none() && self.node.get("enum").is_none() {
                edits.push(self.set(format!("{key} added"), key, text("1 to 7")));
            }
        }
    }

    fn removed(&self, edits: &mut Vec<Edit>) {
        let here = REMOVABLE.iter().filter(|key| self.node.get(key).is_some());
        edits.extend(here.map(|key| Edit::new(format!("{key} removed"), below(&self.at, key), To::Nothing)));
        for key in ["unit", "shape", "default-is"] {
            if let Some(said) = self.text(key) {
                edits.push(self.set(format!("{key} changed"), key, text(format!("{said}x"))));
            }
        }
    }

    fn conditions(&self, edits: &mut Vec<Edit>) {
        for (key, name) in [("required", "condition"), ("forbidden", "prohibition")] {
            let Some((form, fields)) = self.node.get(key).and_then(Node::map).and_then(|c| c.iter().next()) else {
                continue;
            };
            let at = below(&self.at, key);
            edits.push(Edit::new(format!("{name} removed"), at.clone(), To::Nothing));
            if key == "required" {
                edits.push(Edit::new("condition made always", at.clone(), To::Value(text("always"))));
            }
            let negated = match form.value.as_str() {
                "when" => "unless",
                "unless" => "when",
                "when-given" => "unless-given",
                _ => "when-given",
            };
            edits.push(Edit::new(format!("{name} negated"), below(&at, form), To::Key(negated.to_owned())));
            for (field, values) in fields.map().into_iter().flatten() {
                let Some(values) = values.list() else { continue };
                let place = below(&below(&at, form), field);
                for (number, value) in values.iter().enumerate() {
                    let item = below(&place, &number.to_string());
                    let other = self.other_value(field, values).unwrap_or_else(|| "ZZZ".to_owned());
                    edits.push(Edit::new(format!("{name} on another value"), item.clone(), To::Value(text(other))));
                    if values.len() > 1 && value.text().is_some() {
                        edits.push(Edit::new(format!("{name} narrowed"), item, To::Nothing));
                    }
                }
            }
        }
    }

    /// A value of the field's enum that a condition does not name.
    fn other_value(&self, field: &str, named: &[Node]) -> Option<String> {
        let values = self.siblings.get(field)?.get("enum")?.map()?;
        let is_named = |value: &str| named.iter().any(|node| node.text() == Some(value));
        values.keys().find(|value| !is_named(value)).map(|value| value.value.clone())
    }

    fn values(&self, edits: &mut Vec<Edit>) {
        let at = below(&self.at, "enum");
        let Some(values) = self.node.get("enum").and_then(Node::map) else { return };
        for value in values.keys() {
            let here = below(&at, value);
            edits.push(Edit::new("enum value dropped", here.clone(), To::Nothing));
            let other: String = value.chars().map(swapped).collect();
            if other != value.value {
                edits.push(Edit::new("enum value other case", here.clone(), To::Key(other)));
            }
            edits.push(Edit::new("enum value misspelt", here, To::Key(format!("{value}1"))));
        }
        edits.push(Edit::new("enum value added", below(&at, "99"), To::Value(text("one more"))));
        let pairs = values.iter().zip(values.iter().skip(1));
        edits.extend(pairs.map(|((a, meaning_of_a), (b, meaning_of_b))| {
            let edit = Edit::new("enum meanings swapped", below(&at, a), To::Value(meaning_of_b.clone()));
            edit.and(below(&at, b), To::Value(meaning_of_a.clone()))
        }));
    }

    fn characters(&self, edits: &mut Vec<Edit>) {
        for key in ["characters", "first-and-last"] {
            let Some(allowed) = self.text(key) else { continue };
            let extra = if allowed.split(' ').any(|word| word == "~") { "^" } else { "~" };
            edits.push(self.set(format!("{key} loosened"), key, text(format!("{allowed} {extra}"))));
            let words: Vec<&str> = allowed.split(' ').collect();
            for (number, word) in words.iter().enumerate() {
                let mut rest = words.clone();
                rest.remove(number);
                if !rest.is_empty() {
                    edits.push(self.set(format!("{key} narrowed"), key, text(rest.join(" "))));
                }
                if *word == "a-z" {
                    let mut wider = words.clone();
                    wider.push("A-Z");
                    edits.push(self.set(format!("{key} loosened"), key, text(wider.join(" "))));
                }
            }
        }
    }

    fn one_dropped(&self, edits: &mut Vec<Edit>) {
        for key in ["cannot-start-with", "cannot-contain"] {
            let Some(list) = self.node.get(key).and_then(Node::list) else { continue };
            for number in 0..list.len() {
                let item = below(&below(&self.at, key), &number.to_string());
                edits.push(Edit::new(format!("{key} one changed"), item.clone(), To::Value(text("zz"))));
                if list.len() > 1 {
                    edits.push(Edit::new(format!("{key} one dropped"), item, To::Nothing));
                }
            }
            let mut longer: Vec<&str> = list.iter().filter_map(Node::text).collect();
            longer.push("zz");
            edits.push(self.set(format!("{key} one added"), key, texts(&longer)));
        }
    }

    fn defaults(&self, edits: &mut Vec<Edit>) {
        let Some(default) = self.text("default") else {
            if self.ty == "integer" && self.node.get("enum").is_none() {
                edits.push(self.set("default added".to_owned(), "default", text("3")));
            }
            return;
        };
        let named = [text(default)];
        let values = self.node.get("enum").and_then(Node::map);
        let of_enum = values.and_then(|values| values.keys().find(|v| named.iter().all(|n| n.text() != Some(*v))));
        let changed = match (of_enum, self.ty, default) {
            (Some(other), ..) => other.value.clone(),
            (None, "boolean", "true") => "false".to_owned(),
            (None, "boolean", _) => "true".to_owned(),
            (None, "integer", number) => format!("{number}1"),
            (None, _, text) => format!("{text}x"),
        };
        edits.push(self.set("default changed".to_owned(), "default", text(changed)));
    }
}

/// The kinds of slips of a fact that stands beside the row's own: it is altered, or gone.
pub(super) fn as_of(key: &str, mut edit: Edit) -> Edit {
    let part = if edit.kind.ends_with(" removed") { "removed" } else { "altered" };
    edit.kind = format!("{key} {part}");
    edit
}

/// A field that has what another source says as if its row did.
pub(super) fn promoted(field: &Node, at: &[String], key: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (witness, facts) in field.get(key).and_then(Node::map).into_iter().flatten() {
        let from = below(&below(at, key), witness);
        for (fact, value) in facts.map().into_iter().flatten().filter(|(fact, _)| fact.value != "note") {
            let edit = Edit::new(format!("{key} promoted to stated"), below(&from, fact), To::Nothing);
            edits.push(edit.and(below(at, fact), To::Value(value.clone())));
        }
        let others = field.get(key).and_then(Node::map).map_or(0, indexmap::IndexMap::len);
        let gone = if others > 1 { from.clone() } else { below(at, key) };
        edits.push(Edit::new(format!("{key} source dropped"), gone, To::Nothing));
        if key == "recovered" && field.get("beyond").is_none() {
            let moved = map([(witness.value.clone(), facts.clone())]);
            let edit = Edit::new("recovered made beyond", below(at, key), To::Nothing);
            edits.push(edit.and(below(at, "beyond"), To::Value(moved)));
        }
    }
    edits
}

#[derive(Clone, Copy)]
struct Bounds {
    lower: Option<i64>,
    upper: Option<i64>,
}

impl Bounds {
    fn read(span: &str) -> Option<Self> {
        let words: Vec<&str> = span.split(' ').collect();
        let number = |text: &str| text.parse::<i64>().ok();
        match words.as_slice() {
            ["up", "to", upper] => Some(Self { lower: None, upper: Some(number(upper)?) }),
            ["at", "least", lower] => Some(Self { lower: Some(number(lower)?), upper: None }),
            ["exactly", both] => Some(Self { lower: number(both), upper: number(both) }),
            [lower, "to", upper] => Some(Self { lower: Some(number(lower)?), upper: Some(number(upper)?) }),
            _ => None,
        }
    }

    fn write(self) -> String {
        match (self.lower, self.upper) {
            (None, Some(upper)) => format!("up to {upper}"),
            (Some(lower), None) => format!("at least {lower}"),
            (lower, upper) => format!("{} to {}", lower.unwrap_or_default(), upper.unwrap_or_default()),
        }
    }
}

fn swapped(letter: char) -> char {
    if letter.is_ascii_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() }
}

//! What no row of a page supports in a spec file: facts of witnesses, and what was decided by us. These can only be pinned, since no program can read
//! them again. Looks at trees; must not know what is pinned.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::Span;
use crate::spec::Node;

/// Our own words, which are no facts.
const PROSE: [&str; 2] = ["doc", "rust"];
/// What is no fact, or is shown by running it, or is compared with the page as a whole.
const ELSEWHERE: [&str; 6] = ["spec", "name", "document", "examples", "cases", "quirks"];
/// What the comparison with the page reads again on every row.
const ON_ROWS: [&str; 27] = [
    "type",
    "type-on-page",
    "untyped-on-page",
    "required",
    "required-in-prose",
    "forbidden",
    "row",
    "nested-rows",
    "example",
    "lost",
    "range",
    "length",
    "bytes",
    "items",
    "enum-of",
    "characters",
    "first-and-last",
    "non-empty",
    "charset",
    "format",
    "shape",
    "cannot-start-with",
    "cannot-contain",
    "default",
    "default-is",
    "unit",
    "status",
];

/// The roles that a row can state.
const ROLES: [&str; 3] = ["idempotency-token", "request-id", "dry-run"];

/// One fact that no row supports.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Claim {
    /// Its keys, dotted: `request.VpcId.beyond.tccli.length`.
    pub(crate) path: String,
    /// What it says, as JSON: a text or a list of texts, which YAML writes in the same way.
    pub(crate) value: String,
    /// Where.
    #[serde(skip)]
    pub(crate) span: Span,
}

/// Everything in a file that no row supports, in the order of the file.
pub(crate) fn unsupported(root: &Node) -> Vec<Claim> {
    let mut claims = Claims { has_page: root.get("document").is_some(), found: Vec::new() };
    for (key, node) in root.map().into_iter().flatten() {
        match key.value.as_str() {
            key if ELSEWHERE.contains(&key) => {}
            "request" | "response" if claims.has_page => claims.parts(node, key),
            "types" if claims.has_page => {
                for (name, ty) in node.map().into_iter().flatten() {
                    claims.part(ty, &format!("types.{name}"));
                }
            }
            "errors" if claims.has_page && node.get("table").is_some() => claims.codes(node),
            key => claims.all(node, key),
        }
    }
    claims.found
}

/// A text or a list of texts as JSON.
pub(super) fn shown(node: &Node) -> String {
    let value = match node {
        Node::List(list) => list.iter().filter_map(Node::text).collect(),
        node => Value::from(node.text().unwrap_or_default()),
    };
    value.to_string()
}

struct Claims {
    has_page: bool,
    found: Vec<Claim>,
}

impl Claims {
    fn parts(&mut self, node: &Node, path: &str) {
        if node.get("fields").is_some() {
            return self.part(node, path);
        }
        for (place, part) in node.map().into_iter().flatten() {
            self.part(part, &format!("{path}.{place}"));
        }
    }

    fn part(&mut self, part: &Node, path: &str) {
        let has_rows = part.get("table").is_some();
        for (key, node) in part.map().into_iter().flatten() {
            match key.value.as_str() {
                "table" | "under" | "root-rows" | "protocol-rows" if has_rows => {}
                "fields" => {
                    for (name, field) in node.map().into_iter().flatten() {
                        let path = format!("{path}.{name}");
                        match has_rows && field.get("from").is_none() {
                            true => self.row(field, &path),
                            false => self.all(field, &path),
                        }
                    }
                }
                key => self.keyed(key, node, path),
            }
        }
    }

    fn row(&mut self, field: &Node, path: &str) {
        for (key, node) in field.map().into_iter().flatten() {
            let is_read = ON_ROWS.contains(&key.value.as_str())
                || key.value == "role" && node.text().is_some_and(|role| ROLES.contains(&role));
            if !is_read {
                self.keyed(key, node, path);
            }
        }
    }

    /// The table is on the page; what a code is about is for us to say.
    fn codes(&mut self, errors: &Node) {
        for (code, said) in errors.get("codes").and_then(Node::map).into_iter().flatten() {
            if let Some(about) = said.get("about") {
                self.all(about, &format!("errors.{code}.about"));
            }
        }
    }

    fn keyed(&mut self, key: &str, node: &Node, path: &str) {
        match key {
            key if PROSE.contains(&key) => {}
            "enum" if node.map().is_some() => {
                for (value, meaning) in node.map().into_iter().flatten() {
                    let meaning = meaning.get("doc").unwrap_or(meaning);
                    self.all(meaning, &format!("{path}.enum.{value}"));
                }
            }
            key => self.all(node, &format!("{path}.{key}")),
        }
    }

    fn all(&mut self, node: &Node, path: &str) {
        let path = path.replace(".fields", "");
        match node {
            Node::Text(_) | Node::List(_) => self.found.push(Claim { path, value: shown(node), span: node.span() }),
            Node::Map(map) => {
                let before = self.found.len();
                map.iter().for_each(|(key, node)| self.keyed(key, node, &path));
                // An error code of which only our words are said is there all the same.
                if self.found.len() == before {
                    self.found.push(Claim { path, value: Value::from("").to_string(), span: node.span() });
                }
            }
            Node::Refused(_) => {}
        }
    }
}

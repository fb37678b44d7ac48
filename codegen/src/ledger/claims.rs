//! What no program can read again in a spec file: what is said in the name of a source that was not read, and what was decided by us. These can only be
//! kept as they were when somebody looked at them. Looks at trees; must not know what is locked.

use serde::Serialize;
use serde_json::Value;

use crate::diagnostic::Span;
use crate::spec::Node;

/// Our own words, which are no facts.
const PROSE: [&str; 2] = ["doc", "rust"];
/// What is no fact, or is shown by running it, or is compared with the page as a whole.
const ELSEWHERE: [&str; 7] = ["spec", "name", "page", "sources", "examples", "cases", "quirks"];
/// What the comparison with a source reads again on every row.
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

/// What no source says of a field, whoever has the field.
const DECIDED: [&str; 2] = ["role", "sensitive"];

/// The roles that a row can state.
const ROLES: [&str; 3] = ["idempotency-token", "request-id", "dry-run"];

/// One fact that no program reads.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Claim {
    /// The source in whose name it is made; nothing if it was decided by us.
    pub(crate) by: Option<String>,
    /// Its keys, dotted: `request.VpcId.beyond.tccli.length`.
    pub(crate) path: String,
    /// What it says, as JSON: a text or a list of texts, which YAML writes in the same way.
    pub(crate) value: String,
    /// Where.
    #[serde(skip)]
    pub(crate) span: Span,
}

/// Everything in a file that no program reads, in the order of the file. `is_read` says of a source whether its rows are known.
pub(crate) fn claims(root: &Node, is_read: &dyn Fn(&str) -> bool) -> Vec<Claim> {
    let authority = root.get("authority").and_then(Node::text);
    let mut claims = Claims { has_page: root.get("page").is_some(), is_read, found: Vec::new() };
    for (key, node) in root.map().into_iter().flatten() {
        match key.value.as_str() {
            key if PROSE.contains(&key) || ELSEWHERE.contains(&key) => {}
            "operation" => claims.operation(node, authority),
            side @ ("request" | "response") => claims.parts(node, side, authority),
            "types" => {
                for (name, ty) in node.map().into_iter().flatten() {
                    claims.part(ty, &format!("types.{name}"), authority);
                }
            }
            "common" => claims.fields(node, "common", None, false),
            "errors" => claims.errors(node),
            key => claims.plain(node, key.to_owned(), None),
        }
    }
    claims.found
}

/// A text or a list of texts as JSON.
fn shown(node: &Node) -> String {
    let value = match node {
        Node::List(list) => list.iter().filter_map(Node::text).collect(),
        node => Value::from(node.text().unwrap_or_default()),
    };
    value.to_string()
}

struct Claims<'r> {
    has_page: bool,
    is_read: &'r dyn Fn(&str) -> bool,
    found: Vec<Claim>,
}

impl Claims<'_> {
    fn operation(&mut self, node: &Node, authority: Option<&str>) {
        for (key, node) in node.map().into_iter().flatten() {
            let path = format!("operation.{key}");
            match key.value.as_str() {
                key if PROSE.contains(&key) => {}
                // The page says so, and is compared.
                "rate" | "regions" if self.has_page => {}
                "authorization" | "success" if self.has_page && node.get("table").is_some() => {}
                "beyond" => self.witnessed(node, &path),
                "call" | "rate" | "authorization" | "regions" => self.plain(node, path, authority),
                _ => self.plain(node, path, None),
            }
        }
    }

    fn parts(&mut self, node: &Node, path: &str, by: Option<&str>) {
        if node.get("fields").is_some() {
            return self.part(node, path, by);
        }
        for (place, part) in node.map().into_iter().flatten() {
            self.part(part, &format!("{path}.{place}"), by);
        }
    }

    fn part(&mut self, part: &Node, path: &str, by: Option<&str>) {
        let has_rows = self.has_page && part.get("table").is_some();
        for (key, node) in part.map().into_iter().flatten() {
            match key.value.as_str() {
                key if PROSE.contains(&key) => {}
                "table" | "rows" | "root-rows" | "protocol-rows" if has_rows => {}
                "fields" => self.fields(node, path, by, has_rows),
                key => self.plain(node, format!("{path}.{key}"), None),
            }
        }
    }

    fn fields(&mut self, fields: &Node, path: &str, by: Option<&str>, have_rows: bool) {
        for (name, field) in fields.map().into_iter().flatten() {
            let from = field.get("from").and_then(Node::text);
            self.field(field, &format!("{path}.{name}"), from.or(by), have_rows && from.is_none());
        }
    }

    fn field(&mut self, field: &Node, path: &str, by: Option<&str>, has_row: bool) {
        for (key, node) in field.map().into_iter().flatten() {
            // What takes the place of a misreading is read nowhere.
            let is_misread = field.get("misread").and_then(|misread| misread.get(&key.value)).is_some();
            let is_read = !is_misread && ON_ROWS.contains(&key.value.as_str())
                || key.value == "role" && node.text().is_some_and(|role| ROLES.contains(&role));
            match key.value.as_str() {
                _ if has_row && is_read => {}
                "beyond" | "recovered" => self.witnessed(node, &format!("{path}.{key}")),
                word if DECIDED.contains(&word) => self.plain(node, format!("{path}.{word}"), None),
                word => self.fact(word, node, path, by),
            }
        }
    }

    /// Facts by the source in whose name they are stated.
    fn witnessed(&mut self, node: &Node, path: &str) {
        for (source, facts) in node.map().into_iter().flatten() {
            for (key, node) in facts.map().into_iter().flatten() {
                self.fact(key, node, &format!("{path}.{source}"), Some(source));
            }
        }
    }

    fn fact(&mut self, key: &str, node: &Node, path: &str, by: Option<&str>) {
        let is_read = by.is_some_and(self.is_read);
        let path = format!("{path}.{key}");
        match key {
            _ if PROSE.contains(&key) => {}
            // Which values there are is for the source to say, and what they mean is for us.
            "enum" => {
                let values = node.map().into_iter().flatten();
                if let Some(by) = by.filter(|_| !is_read) {
                    let list: Vec<&str> = values.clone().map(|(value, _)| value.value.as_str()).collect();
                    self.push(Some(by), path.clone(), Value::from(list).to_string(), node.span());
                }
                for (value, meaning) in values {
                    self.plain(meaning.get("doc").unwrap_or(meaning), format!("{path}.{value}"), None);
                }
            }
            "from" | "in" if is_read => {}
            _ if is_read && ON_ROWS.contains(&key) => {}
            _ => self.plain(node, path, by),
        }
    }

    /// The table is on the page, or in a source; what a code is about and whether to send again is for us to say.
    fn errors(&mut self, errors: &Node) {
        let has_rows = self.has_page && errors.get("table").is_some();
        let from = errors.get("from").and_then(Node::text);
        for (key, node) in errors.map().into_iter().flatten() {
            match key.value.as_str() {
                "codes" => self.codes(node, from, has_rows),
                "table" | "http" if has_rows => {}
                key => self.plain(node, format!("errors.{key}"), from),
            }
        }
    }

    fn codes(&mut self, codes: &Node, from: Option<&str>, has_rows: bool) {
        for (code, said) in codes.map().into_iter().flatten() {
            let path = if has_rows { format!("errors.{code}") } else { format!("errors.codes.{code}") };
            if !has_rows {
                self.push(from, path.clone(), Value::from("").to_string(), code.span);
            }
            for (key, node) in said.map().into_iter().flatten() {
                match key.value.as_str() {
                    key if PROSE.contains(&key) => {}
                    // A row can state it.
                    "retry" if has_rows => {}
                    key => self.plain(node, format!("{path}.{key}"), None),
                }
            }
        }
    }

    fn plain(&mut self, node: &Node, path: String, by: Option<&str>) {
        match node {
            Node::Text(_) | Node::List(_) => self.push(by, path, shown(node), node.span()),
            Node::Map(map) if map.is_empty() => self.push(by, path, Value::from("").to_string(), node.span()),
            Node::Map(map) => map.iter().for_each(|(key, node)| self.plain(node, format!("{path}.{key}"), by)),
            Node::Refused(_) => {}
        }
    }

    fn push(&mut self, by: Option<&str>, path: String, value: String, span: Span) {
        self.found.push(Claim { by: by.map(str::to_owned), path, value, span });
    }
}

//! The text of a draft: the keys of the spec language in the order of spec/README.md. Writes what objects and rows say, and leaves open what only a
//! person can say.

use super::objects::{Object, Part, is_of_protocol, objects};
use super::shown::{members, nested_rows, type_name};
use super::yaml::{Lines, plain, todo};
use crate::page::{Page, Row, Value};
use crate::spec::ServiceSpec;

const SCHEMA: &str = "# yaml-language-server: $schema=../../schema.json";

/// A draft of one operation file.
pub(super) struct Draft<'d> {
    pub(super) page: &'d Page,
    name: &'d str,
    common: Option<&'d ServiceSpec>,
    pub(super) objects: Vec<Object<'d>>,
    pub(super) out: Lines,
}

impl<'d> Draft<'d> {
    pub(super) fn new(page: &'d Page, name: &'d str, common: Option<&'d ServiceSpec>) -> Self {
        Self { page, name, common, objects: objects(page), out: Lines::default() }
    }

    pub(super) fn text(mut self) -> String {
        self.out.line(0, SCHEMA);
        self.out.put(0, "spec", "1");
        self.page();
        self.operation();
        self.side("request", |role| if let Part::Request(place) = role { Some(*place) } else { None });
        self.side("response", |role| if let Part::Response(place) = role { Some(*place) } else { None });
        self.types();
        self.errors();
        self.examples();
        self.out.into_text()
    }

    fn page(&mut self) {
        let headline = &self.page.headline;
        self.out.line(0, "");
        self.out.put(0, "page", "");
        let title = headline.title.as_ref().map_or_else(|| todo("the title of the page"), |title| plain(title));
        self.out.put(1, "title", &title);
        if let Some(dated) = &headline.dated {
            self.out.put(1, "dated", &plain(dated));
        }
        let tables: Vec<_> = self.objects.iter().map(|object| plain(&object.table)).collect();
        self.out.put(1, "tables", &format!("[{}]", tables.join(", ")));
    }

    fn operation(&mut self) {
        let headline = &self.page.headline;
        self.out.line(0, "");
        self.out.put(0, "operation", "");
        self.out.put(1, "name", self.name);
        self.out.put(1, "doc", &todo("what the call does, in our own words"));
        let has_call = self.common.is_some_and(|common| common.call.is_some());
        match &headline.call {
            Some(call) => self.out.put(1, "call", &plain(call)),
            None if !has_call && self.common.is_some() => {
                self.out.put(1, "call", &todo("method and path, such as POST /v1/things"))
            }
            None => {}
        }
        let status = self.objects.iter().find(|object| object.role == Part::Status);
        let success = status.map(|object| {
            let codes: Vec<&str> = object.rows.iter().map(|row| row.name.as_str()).collect();
            format!("{{status: [{}], table: {}}}", codes.join(", "), plain(&object.table))
        });
        self.out.put(1, "success", &success.unwrap_or_else(|| "{status: [200]}".to_owned()));
        if let Some(rate) = &headline.rate {
            self.out.put(1, "rate", &plain(rate));
        }
        if !headline.regions.is_empty() {
            let regions: Vec<_> = headline.regions.iter().map(|region| plain(region)).collect();
            self.out.put(1, "regions", &format!("[{}]", regions.join(", ")));
        }
        let permission = self.objects.iter().find(|object| object.role == Part::Authorization);
        if let Some((object, row)) = permission.and_then(|object| Some((object, object.rows.first()?))) {
            let access = row.others.first().map(|access| access.to_lowercase()).unwrap_or_default();
            let resource = row.others.iter().skip(1).find_map(|other| {
                let words = ["All Resources", "All Resource", "全部资源"];
                words
                    .iter()
                    .find_map(|words| other.strip_suffix(words))
                    .map(str::trim)
                    .or(other.contains(':').then_some(other))
            });
            let permission = [
                ("table", plain(&object.table)),
                ("action", plain(&row.name)),
                ("access", plain(&access)),
                ("resource", resource.map_or_else(|| todo("the resource"), plain)),
            ];
            let permission: Vec<_> = permission.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            self.out.put(1, "authorization", &format!("{{{}}}", permission.join(", ")));
        }
    }

    fn side(&mut self, side: &str, of: impl Fn(&Part) -> Option<Option<&'static str>>) {
        let parts: Vec<(Option<&'static str>, usize)> =
            self.objects.iter().enumerate().filter_map(|(at, object)| Some((of(&object.role)?, at))).collect();
        self.out.line(0, "");
        if parts.is_empty() {
            self.out.put(0, side, "{}");
            return;
        }
        self.out.put(0, side, "");
        for (place, at) in parts {
            let depth = if let Some(place) = place {
                self.out.put(1, place, "");
                2
            } else {
                1
            };
            let Some(object) = self.objects.get(at) else { continue };
            let (table, rows) = (object.table.clone(), object.rows);
            self.out.put(depth, "table", &plain(&table));
            if side == "response"
                && let Some(envelope) = self.envelope()
            {
                self.out.put(depth, "envelope", &plain(&envelope));
            }
            self.rows(depth, rows, place);
        }
    }

    /// The one member of an answer that the page shows, if no row has it.
    fn envelope(&self) -> Option<String> {
        let shown = self.page.json.iter().filter_map(members);
        let single = shown.filter_map(|members| if let [one] = members.as_slice() { Some(one.clone()) } else { None });
        let mut rows = self.page.tables.iter().flat_map(|table| &table.rows);
        single.filter(|name| !rows.any(|row| row.name == *name)).last()
    }

    pub(super) fn rows(&mut self, depth: usize, rows: &[Row], place: Option<&str>) {
        let (protocol, rest): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| is_of_protocol(row, self.name, self.common));
        if !protocol.is_empty() {
            self.out.put(depth, "protocol-rows", "");
            for row in protocol {
                let ty = row.type_.clone().unwrap_or_else(|| todo("the type"));
                let required = if row.required == Some(true) { ", required: always" } else { "" };
                let doc = todo("what it is");
                self.out.put(depth + 1, &row.name, &format!("{{type: {ty}{required}, doc: {doc}}}"));
            }
        }
        let mut rest = rest.as_slice();
        if let [root, others @ ..] = rest
            && root.name == "object"
        {
            self.out.put(depth, "root-rows", "[object]");
            rest = others;
        }
        self.out.put(depth, "fields", "");
        while let [row, others @ ..] = rest {
            let nested = nested_rows(row, others);
            self.field(depth + 1, row, nested, place);
            rest = others.get(nested.len()..).unwrap_or_default();
        }
    }

    fn field(&mut self, depth: usize, row: &Row, nested: &[&Row], place: Option<&str>) {
        let spelt = row.name.strip_suffix(".N").unwrap_or(&row.name);
        self.out.put(depth, spelt, "");
        let depth = depth + 1;
        let mut put = |key: &str, value: &str| self.out.put(depth, key, value);
        match row.type_.as_deref() {
            Some("-") => {
                put("type", &todo("the type, which the page has as a dash"));
                put("untyped-on-page", "true");
            }
            Some("number") => {
                put("type", "integer");
                put("type-on-page", "number");
            }
            Some("list of object") if !nested.is_empty() => put("type", &format!("list of {}", type_name(spelt))),
            Some("object") if !nested.is_empty() => put("type", &type_name(spelt)),
            Some("object") => put("type", &todo("the name of the object's type")),
            Some("list of object") => put("type", &todo("list of X, where X is a name under types")),
            Some(ty) => put("type", ty),
            None => put("type", &todo("the type")),
        }
        if row.required == Some(true) {
            put("required", "always");
        }
        for (key, value) in &row.facts {
            match (key.as_str(), value) {
                ("required", _) if row.required == Some(true) => {}
                ("required-in-prose", _) => put(key, &todo("when it is required, in our own words")),
                ("enum", Value::List(values)) => {
                    let meaning = todo("what it means");
                    let values: Vec<_> = values.iter().map(|value| format!("{}: {meaning}", plain(value))).collect();
                    put(key, &format!("{{{}}}", values.join(", ")));
                }
                (_, Value::Text(text)) => put(key, &plain(text)),
                (_, value) => put(key, &value.to_string()),
            }
        }
        let doc = match place {
            // Only a person knows which headers callers give, and which the client fills in.
            Some("header") => {
                "what it is, in our own words; a header that the client fills in is one of the protocol-rows"
            }
            _ => "what it is and what to put there, in our own words",
        };
        put("doc", &todo(doc));
        if let Some(example) = &row.example {
            put("example", &plain(example));
        }
        if let Some(unread) = unread(row) {
            self.out.line(depth, &format!("# {unread}"));
        }
        if let Some(hole) = row.hole {
            self.out.put(depth, "lost", hole.word());
            self.out.line(depth, "# recovered: {source: {enum: …}}   # what stood there, from a pinned source");
        }
        if spelt != row.name {
            self.out.put(depth, "row", &plain(&row.name));
        }
        if !nested.is_empty() {
            let names: Vec<_> = nested.iter().map(|row| plain(&row.name)).collect();
            self.out.put(depth, "nested-rows", &format!("[{}]", names.join(", ")));
        }
    }

    fn errors(&mut self) {
        let Some(object) = self.objects.iter().find(|object| object.role == Part::Errors) else { return };
        self.out.line(0, "");
        self.out.put(0, "errors", "");
        self.out.put(1, "table", &plain(&object.table));
        if object.rows.iter().all(|row| row.status.is_none()) {
            self.out.put(1, "http", "unstated");
        }
        self.out.put(1, "codes", "");
        for row in object.rows {
            let key = row.status.as_ref().map_or_else(|| row.name.clone(), |status| format!("{status} {}", row.name));
            let retry = row.facts.get("retry").map(|advice| format!(", retry: {advice}")).unwrap_or_default();
            self.out.put(2, &key, &format!("{{doc: {}{retry}}}", todo("what happened")));
        }
    }
}

/// Which sentences of a row say more than was read.
fn unread(row: &Row) -> Option<String> {
    let numbers: Vec<_> = row.unread.iter().map(usize::to_string).collect();
    let last = numbers.last()?;
    let sentences = match numbers.len() {
        1 => format!("sentence {last}"),
        _ => format!("sentences {}", numbers.join(", ")),
    };
    Some(format!("not read to its end: {sentences} of {}; see whether it states a limit", row.sentences))
}

/// A draft of `service.yaml`.
pub(super) fn service(page: &Page) -> String {
    let mut out = Lines::default();
    out.line(0, SCHEMA);
    out.put(0, "spec", "1");
    out.put(0, "name", &todo("the vendor's name of the service"));
    out.put(0, "doc", &todo("what the service is"));
    out.put(0, "protocol", &todo("how requests are signed and laid out; the words are in spec/README.md"));
    if page.headline.call.is_none() {
        out.put(0, "call", "POST /");
    }
    // No page says how a service encodes what it is sent.
    out.put(0, "fields-in", &todo("query or body: where a field travels when nothing else says so"));
    out.put(0, "lists", &todo("repeat, flatten or json: how a list is written"));
    out.line(0, "");
    out.put(0, "endpoint", "");
    out.put(1, "host", &todo("the host, with {region} where the region stands in it"));
    out.into_text()
}

//! Everything that stands beside each other in a review: the rows of the page in their order, each with its entry of the spec, then what has no row.
//! Collects; must not know where the page was found, nor what it looks like.

use serde::Serialize;

use super::fields::{FieldFacts, Resolved};
use super::places::{self, Place};
use super::shown::Shown;
use crate::diagnostic::{Sources, Span};
use crate::ledger::{Claim, claims};
use crate::model::Model;
use crate::page::{self, Lines, Row, What};
use crate::spec::{File, Node};

/// An operation beside its page.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    /// `vendor/service/Operation`.
    pub(super) operation: String,
    /// What it was transcribed from.
    pub(super) source: String,
    /// The option that names the spec folder in commands, with a space before it; empty if none is needed.
    pub(super) option: String,
    /// The tables of the page in their order.
    pub(super) tables: Vec<Rows>,
    /// Fields that no row has.
    pub(super) without: Vec<Entry>,
    /// What no row supports and stands at no field.
    pub(super) claims: Vec<(Claim, String)>,
}

/// The rows of a table.
#[derive(Debug, Serialize)]
pub(super) struct Rows {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
}

/// Something of the spec, or a row that the spec does not have, with whatever is known of it.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// `request.VpcId`; empty if the spec has nothing for the row.
    pub(super) path: String,
    pub(super) name: String,
    /// Where the spec has it: `spec/…/CreateFlowLog.yaml:58`.
    pub(super) place: String,
    /// Its keys, each on one line, without our words.
    pub(super) written: Vec<(String, String)>,
    pub(super) row: Option<Seen>,
    /// What no row supports, and who says it.
    pub(super) unsupported: Vec<(Claim, String)>,
    /// What it becomes, if it is a field.
    pub(super) field: Option<FieldFacts>,
}

/// A row of a page.
#[derive(Debug, Serialize)]
pub(super) struct Seen {
    pub(super) table: String,
    pub(super) number: usize,
    /// The row as the program reads it, on one line.
    pub(super) read: String,
    /// The digest of its words, and its sentences that say more than was read; nothing if the page is not known.
    pub(super) words: Option<Words>,
    pub(super) lines: Lines,
    /// The vendor's words, if the page is at hand.
    pub(super) text: Option<String>,
}

/// What is known of the words of a row.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    pub(super) digest: String,
    pub(super) unread: Vec<usize>,
}

impl Sheet {
    pub(super) fn new(model: &Model, file: &File<'_>, shown: &Shown<'_>, sources: &Sources, option: String) -> Self {
        let maker = Maker {
            file,
            resolved: Resolved::new(model, &file.name.replace('/', ".")),
            claims: claims(&file.tree, &|source| shown.held.is_some_and(|held| held.says(source).is_some())),
            sources,
        };
        let mut tables = Vec::new();
        let names = shown.file.iter().flat_map(|file| &file.spec.page).flat_map(|page| &page.tables);
        let found = shown.page.iter().flat_map(|page| &page.tables);
        for (name, table) in names.map(|name| name.value.clone()).zip(found) {
            let written = shown.file.map(|file| page::entries(&file.spec, &name)).unwrap_or_default();
            let rows = (0..).zip(&table.rows).map(|(index, row)| {
                let seen = Seen {
                    table: name.clone(),
                    number: index + 1,
                    read: cells(row),
                    words: Some(Words { digest: row.digest.clone(), unread: row.unread.clone() }),
                    lines: row.lines,
                    text: shown.has_words.then(|| row.text.clone()),
                };
                let entry = written.get(index).filter(|entry| entry.name == row.name);
                let entry = entry.or_else(|| written.iter().find(|entry| entry.name == row.name));
                match entry {
                    Some(entry) => maker.entry(entry.span, Some(seen), matches!(entry.what, What::Permission(_))),
                    None => maker.nothing(&row.name, seen),
                }
            });
            let entries = rows.collect();
            tables.push(Rows { name, entries });
        }
        let mut without = Vec::new();
        for (path, span) in places::fields(&file.tree) {
            if !tables.iter().flat_map(|table| &table.entries).any(|entry| entry.path == path) {
                // Rows of other sources are nowhere to be shown.
                let has_page = file.tree.get("page").is_some();
                let row = maker.resolved.as_ref().filter(|_| has_page).and_then(|resolved| resolved.row(span));
                let read = || "not known".to_owned();
                let seen = row.map(|(table, number)| Seen {
                    table: table.to_owned(),
                    number,
                    read: read(),
                    words: None,
                    lines: Lines::default(),
                    text: None,
                });
                without.push(maker.entry(span, seen, false));
            }
        }
        let mut sheet = Self {
            operation: file.name.clone(),
            source: source(&file.name, &file.tree),
            option,
            tables,
            without,
            claims: Vec::new(),
        };
        let is_told = |claim: &Claim| {
            sheet.entries().any(|entry| entry.unsupported.iter().any(|(told, _)| told.path == claim.path))
        };
        let rest = maker.claims.iter().filter(|claim| !is_told(claim));
        let headline = shown.page.as_ref().map(|page| &page.headline);
        let has_call = headline.is_some_and(|headline| headline.call.is_some());
        let is_stated = |claim: &Claim| claim.path == "operation.call" && has_call;
        let who = |claim: &Claim| match is_stated(claim) {
            true => "the page says so outside of its tables".to_owned(),
            false => maker.who(claim),
        };
        sheet.claims = rest.map(|claim| (claim.clone(), who(claim))).collect();
        sheet
    }

    /// All entries, in the order of the page.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.tables.iter().flat_map(|table| &table.entries).chain(&self.without)
    }
}

/// What entries are made of.
struct Maker<'a> {
    file: &'a File<'a>,
    resolved: Option<Resolved<'a>>,
    claims: Vec<Claim>,
    sources: &'a Sources,
}

impl Maker<'_> {
    /// What the spec has at this place. Of a permission, the action is what the row is called, and the rest stands beside it.
    fn entry(&self, span: Span, row: Option<Seen>, is_permission: bool) -> Entry {
        let found = places::at(&self.file.tree, span);
        let Place { path, node } = found.unwrap_or(Place { path: String::new(), node: &self.file.tree });
        let (path, node) = match path.rsplit_once('.') {
            Some((around, _)) if is_permission => (
                around.to_owned(),
                around.split('.').try_fold(&self.file.tree, |node, key| node.get(key)).unwrap_or(node),
            ),
            _ => (path, node),
        };
        let source = self.sources.file(span);
        let text = source.and_then(|source| source.text.get(span.start as usize..span.end as usize));
        let own = self.claims.iter().filter(|claim| is_below(&claim.path, &path));
        Entry {
            name: text.unwrap_or_default().trim_matches(['"', '\'']).to_owned(),
            place: format!(
                "{}:{}",
                source.map(|source| source.path.as_str()).unwrap_or_default(),
                self.sources.position(span).line
            ),
            written: keys(node),
            row,
            unsupported: own.map(|claim| (claim.clone(), self.who(claim))).collect(),
            field: self.resolved.as_ref().and_then(|resolved| resolved.facts(span)),
            path,
        }
    }

    /// A row that the spec does not have.
    fn nothing(&self, name: &str, row: Seen) -> Entry {
        Entry {
            path: String::new(),
            name: name.to_owned(),
            place: "not transcribed".to_owned(),
            written: Vec::new(),
            row: Some(row),
            unsupported: Vec::new(),
            field: None,
        }
    }

    fn who(&self, claim: &Claim) -> String {
        let is_of_field = claim.path.ends_with(".type") || claim.path.ends_with(".required");
        match &claim.by {
            Some(by) => format!("{by}: {}", pin(&self.file.tree, by)),
            None if is_of_field => "the page shows it in its example only".to_owned(),
            None => "decided by us".to_owned(),
        }
    }
}

/// What a source is pinned to.
fn pin(tree: &Node, source: &str) -> String {
    let pinned = tree.get("sources").and_then(|sources| sources.get(source));
    let text = |key: &str| pinned.and_then(|pinned| pinned.get(key)).and_then(Node::text);
    match (pinned.and_then(Node::text), text("package"), text("folder")) {
        (Some(words), ..) => words.to_owned(),
        (None, Some(package), Some(folder)) => format!("{package}, {folder}"),
        (None, package, _) => package.unwrap_or(source).to_owned(),
    }
}

fn is_below(claim: &str, path: &str) -> bool {
    !path.is_empty() && claim.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
}

/// What a file was transcribed from.
fn source(name: &str, tree: &Node) -> String {
    let id = name.replace('/', ".");
    match (tree.get("page"), tree.get("page").and_then(|page| page.get("dated")).and_then(Node::text)) {
        (Some(_), Some(dated)) => format!("page {id} ({dated})"),
        (Some(_), None) => format!("page {id}"),
        (None, _) => pin(tree, tree.get("authority").and_then(Node::text).unwrap_or_default()),
    }
}

/// The keys that rows can support, each on one line; a value by itself has none.
fn keys(node: &Node) -> Vec<(String, String)> {
    let stated = node.map().into_iter().flatten();
    let stated = stated.filter(|(key, _)| !matches!(key.value.as_str(), "doc" | "beyond" | "recovered" | "rust"));
    stated.map(|(key, value)| (key.value.clone(), value.on_one_line())).collect()
}

/// The row as the program reads it.
fn cells(row: &Row) -> String {
    let mut cells = vec![row.name.clone()];
    cells.extend(row.type_.clone());
    cells.extend(row.status.as_ref().map(|status| format!("status {status}")));
    cells.extend(row.required.map(|is| if is { "Required: Yes" } else { "Required: No" }.to_owned()));
    cells.extend(row.others.clone());
    cells.extend(row.facts.iter().map(|(key, value)| format!("{key}: {value}")));
    cells.extend(row.example.as_ref().map(|example| format!("example: {example}")));
    cells.extend(row.hole.map(|lost| format!("lost: {}", lost.word())));
    cells.join("; ")
}

//! `documents.lock`: what was read on each page, row by row, as digests and facts and never as sentences. A page that is not at hand is rebuilt from
//! it, so that whoever compares a page with a spec need not know which of the two was there. Knows the form of the file, not what is compared.

use std::fmt::Write;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::page::{Column, Facts, Headline, Json, Kind, Layout, Lines, Page, Row, Table};
use crate::spec::Lost;

/// The name of the file, beside the services.
pub(crate) const FILE: &str = "documents.lock";

const HEADER: &str = "\
# Written by `cargo xtask lock --documents DIR`, never by hand.
# What was read on each page: every row with its cells, its facts and a digest of its text. No sentence of a page is in here.
";

/// The pages by file: `vendor/service/Operation`.
pub(crate) type Pages = IndexMap<String, LockedPage>;

/// A page that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LockedPage {
    /// Digest of the whole text.
    pub(crate) sha256: String,
    pub(crate) headline: Headline,
    /// By the names that the spec gives them.
    pub(crate) tables: IndexMap<String, LockedTable>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) json: Vec<LockedJson>,
}

/// A table that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LockedTable {
    pub(crate) lines: Lines,
    pub(crate) kind: Kind,
    layout: Layout,
    columns: Vec<Column>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) caption: Option<String>,
    pub(crate) rows: Vec<LockedRow>,
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LockedRow {
    pub(crate) name: String,
    /// Counted from the first line of the table, so that a row that came changes no other table.
    lines: Lines,
    /// Digest of the description.
    pub(crate) text: String,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) type_: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) required: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) example: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) others: Vec<String>,
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub(crate) facts: Facts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lost: Option<String>,
    /// How many sentences the description has, and which of them yielded no fact.
    #[serde(default, skip_serializing_if = "is_none")]
    sentences: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    silent: Vec<usize>,
    /// Which of them have a number or a word of limits that is in no fact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) unread: Vec<usize>,
}

fn is_none(number: &usize) -> bool {
    *number == 0
}

/// JSON that a page shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LockedJson {
    pub(crate) lines: Lines,
    pub(crate) text: String,
}

/// Reads the text of the file; the error says what is wrong with it, on one line.
pub(crate) fn read(text: &str) -> Result<Pages, String> {
    // Below it the error quotes the text, as reports do.
    let first = |error: String| error.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    serde_yaml::from_str(text).map_err(|error| first(error.to_string()))
}

/// The text of the file.
pub(crate) fn write(pages: &Pages) -> String {
    let mut text = HEADER.to_owned();
    for (name, page) in pages {
        let _ = writeln!(text, "\n{name}:");
        for (key, value) in members(page) {
            let _ = match key.as_str() {
                "tables" => writeln!(text, "  tables:{}", page.tables.iter().map(table_lines).collect::<String>()),
                "json" => {
                    writeln!(text, "  json:{}", page.json.iter().map(|json| item("    ", json)).collect::<String>())
                }
                _ => writeln!(text, "  {key}: {value}"),
            };
        }
    }
    text
}

fn table_lines((name, table): (&String, &LockedTable)) -> String {
    let mut text = format!("\n    {}:", json(name));
    for (key, value) in members(table) {
        let _ = match key.as_str() {
            "rows" => {
                write!(text, "\n      rows:{}", table.rows.iter().map(|row| item("        ", row)).collect::<String>())
            }
            _ => write!(text, "\n      {key}: {value}"),
        };
    }
    text
}

// A row stays on one line, so that a diff shows rows.
fn item<T: Serialize>(indentation: &str, value: &T) -> String {
    format!("\n{indentation}- {}", json(value))
}

fn members<T: Serialize>(value: &T) -> IndexMap<String, Value> {
    serde_json::from_str(&json(value)).unwrap_or_default()
}

// What JSON has on one line means the same in YAML.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What stays the same when a text is only wrapped otherwise.
pub(crate) fn digest(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bytes = Sha256::digest(words.join(" ").as_bytes());
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

impl LockedPage {
    /// What is kept of a page. `tables` are the names that the spec gives the lines of its tables.
    pub(crate) fn new(sha256: &str, page: &Page, tables: &IndexMap<String, String>) -> Self {
        let name = |table: &Table| {
            let lines = table.lines.to_string();
            tables.iter().find(|(_, of)| **of == lines).map_or(lines.clone(), |(name, _)| name.clone())
        };
        let json = |json: &Json| LockedJson { lines: json.lines, text: json.text.clone() };
        Self {
            sha256: sha256.to_owned(),
            headline: page.headline.clone(),
            tables: page.tables.iter().map(|table| (name(table), LockedTable::new(table))).collect(),
            json: page.json.iter().map(json).collect(),
        }
    }

    /// The page again, without a sentence.
    pub(crate) fn page(&self) -> Page {
        let json = self.json.iter().map(|json| Json { lines: json.lines, text: json.text.clone() }).collect();
        Page { headline: self.headline.clone(), tables: self.tables.values().map(LockedTable::table).collect(), json }
    }
}

impl LockedTable {
    pub(crate) fn new(table: &Table) -> Self {
        let Table { layout, kind, caption, columns, lines, rows } = table;
        // A caption of more than a few words would be a sentence.
        let caption = caption.clone().filter(|caption| caption.split_whitespace().count() <= 8);
        let rows = rows.iter().map(|row| LockedRow::new(row, lines.first)).collect();
        Self { lines: *lines, kind: *kind, layout: *layout, columns: columns.clone(), caption, rows }
    }

    fn table(&self) -> Table {
        let Self { lines, kind, layout, columns, caption, rows } = self.clone();
        Table { layout, kind, caption, columns, lines, rows: rows.iter().map(|row| row.row(lines.first)).collect() }
    }
}

impl LockedRow {
    fn new(row: &Row, first: usize) -> Self {
        let within = |line: usize| (line + 1).saturating_sub(first);
        Self {
            name: row.name.clone(),
            lines: Lines { first: within(row.lines.first), last: within(row.lines.last) },
            text: digest(&row.text),
            type_: row.type_.clone(),
            required: row.required,
            example: row.example.clone(),
            status: row.status.clone(),
            others: row.others.clone(),
            facts: row.facts.clone(),
            lost: row.hole.map(|lost| lost.word().to_owned()),
            sentences: row.sentences,
            silent: row.silent.clone(),
            unread: row.unread.clone(),
        }
    }

    /// Where it stands on the page, in a table that begins on this line.
    pub(crate) fn on_page(&self, first: usize) -> Lines {
        let on_page = |line: usize| (line + first).saturating_sub(1);
        Lines { first: on_page(self.lines.first), last: on_page(self.lines.last) }
    }

    fn row(&self, first: usize) -> Row {
        let lost =
            [Lost::Cell, Lost::List, Lost::Text].into_iter().find(|lost| self.lost.as_deref() == Some(lost.word()));
        Row {
            lines: self.on_page(first),
            name: self.name.clone(),
            type_: self.type_.clone(),
            required: self.required,
            place: None,
            example: self.example.clone(),
            status: self.status.clone(),
            others: self.others.clone(),
            text: String::new(),
            facts: self.facts.clone(),
            hole: lost,
            sentences: self.sentences,
            silent: self.silent.clone(),
            unread: self.unread.clone(),
        }
    }
}

//! What a page is once it was read: tables of rows, with what they say. Knows neither how they were found nor what they are compared with.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Column, Facts, Headline, Json, Layout, Lines};
use crate::spec::{Lost, Place};

/// A page that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What is said outside the tables.
    pub headline: Headline,
    /// The tables in their order.
    pub tables: Vec<Table>,
    /// The JSON objects outside the tables.
    pub json: Vec<Json>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How it is written.
    pub layout: Layout,
    /// What it holds.
    pub kind: Kind,
    /// Its title, if it has one.
    pub caption: Option<String>,
    /// What its columns hold.
    pub columns: Vec<Column>,
    /// From its first row to its last.
    pub lines: Lines,
    /// Its rows in their order.
    pub rows: Vec<Row>,
}

impl Table {
    /// Whether rows say Yes or No.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Parameters of the request.
    Request,
    /// Parameters of the answer.
    Response,
    /// Parameters of an object in either, or nobody knows of which.
    Type,
    /// Error codes.
    Errors,
    /// Permissions.
    Authorization,
    /// Statuses of answers.
    Status,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From its first line to its last.
    pub lines: Lines,
    /// Name of the parameter, error code, permission or status, as the row spells it. A row without a name is called by its type.
    pub name: String,
    /// Where the parameter travels, if the source says so; pages do not.
    pub place: Option<Place>,
    /// Its type in the words of the spec language; `object` where the page does not name it, `-` for a dash.
    pub type_: Option<String>,
    /// Whether the Required column says Yes.
    pub required: Option<bool>,
    /// The Example column.
    pub example: Option<String>,
    /// The HTTP status of an error code.
    pub status: Option<String>,
    /// The other cells: of a permission, its access level and its resources.
    pub others: Vec<String>,
    /// The description as it stands: the vendor's words, which go into no file. Empty where they are not at hand.
    pub text: String,
    /// Digest of the description.
    pub digest: String,
    /// What the description says.
    pub facts: Facts,
    /// What the description lacks.
    pub hole: Option<Lost>,
    /// How many sentences the description has, and which of them, counted from one, yielded no fact.
    pub sentences: usize,
    /// See `sentences`.
    pub silent: Vec<usize>,
    /// Which of them, counted from one, have a number or a word of limits that is in no fact.
    pub unread: Vec<usize>,
}

/// The digest of a description: the same when it is only wrapped otherwise.
pub fn digest(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bytes = Sha256::digest(words.join(" ").as_bytes());
    bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Why a page cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The line, counted from one, if it is one line's fault.
    pub line: Option<usize>,
    /// What was seen.
    pub found: String,
    /// What can be done.
    pub help: String,
}

/// A line for each trouble with the file of a page, and what can be done about it.
pub(super) fn listed(path: &Path, troubles: &[Trouble]) -> String {
    let line = |trouble: &Trouble| {
        let line = trouble.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}{line}: {}; {}", path.display(), trouble.found, trouble.help)
    };
    troubles.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Whether a line belongs to one of the tables, which are in their order.
pub(super) fn is_inside(tables: &[Table], line: usize) -> bool {
    let after = tables.partition_point(|table| table.lines.first <= line);
    after.checked_sub(1).and_then(|at| tables.get(at)).is_some_and(|table| table.lines.contains(line))
}

//! The records of a lock, one a line; the first key of each says which it is. Knows how each is written, not in which order they stand.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::page::{Column, Facts, Headline, Kind, Layout, Lines, Row};
use crate::spec::{Lost, Place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadRecord {
    pub(super) ledger: u32,
    pub(super) of: String,
    #[serde(rename = "written-by")]
    pub(super) written_by: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceRecord {
    pub(super) source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<String>,
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) headline: Headline,
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) tables: usize,
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) json: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableRecord {
    pub(super) table: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) caption: Option<String>,
    pub(super) layout: Layout,
    pub(super) columns: Vec<Column>,
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) lines: Lines,
    pub(super) rows: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowRecord {
    pub(super) row: String,
    /// Lines between the row above, or the beginning of the table, and this one: so a row that came changes no other record.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) skip: i64,
    /// Lines that it takes, if not one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lines: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) type_: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) example: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) others: Vec<String>,
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub(super) facts: Facts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lost: Option<String>,
    /// How many sentences the description has, and which of them yielded no fact.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub(super) sentences: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) silent: Vec<usize>,
    /// Which of them have a number or a word of limits that is in no fact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unread: Vec<usize>,
    /// Digest of the description.
    pub(super) text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JsonRecord {
    pub(super) json: String,
    pub(super) lines: Lines,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttestedRecord {
    pub(super) attested: String,
    pub(super) by: String,
    pub(super) value: Value,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) signed: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecidedRecord {
    pub(super) decided: String,
    pub(super) value: Value,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) signed: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndRecord {
    pub(super) end: bool,
}

fn is_nothing<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

pub(super) fn number(line: usize) -> i64 {
    i64::try_from(line).unwrap_or(i64::MAX)
}

/// `end` is the last line of the row above.
pub(super) fn record_of(row: &Row, end: &mut i64) -> RowRecord {
    let Lines { first, last } = row.lines;
    let skip = number(first) - *end - 1;
    *end = number(last);
    RowRecord {
        row: row.name.clone(),
        skip,
        lines: Some((last + 1).saturating_sub(first)).filter(|lines| *lines != 1),
        place: row.place.map(|place| place.word().to_owned()),
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
        text: row.digest.clone(),
    }
}

pub(super) fn row_of(record: RowRecord, end: &mut i64) -> Row {
    let line = |number: i64| usize::try_from(number).unwrap_or_default();
    let first = end.saturating_add(1).saturating_add(record.skip);
    let last = first.saturating_add(number(record.lines.unwrap_or(1))).saturating_sub(1);
    *end = last;
    let word = |all: &[Lost]| all.iter().copied().find(|lost| record.lost.as_deref() == Some(lost.word()));
    let places = [Place::Path, Place::Header, Place::Query, Place::Form, Place::Body];
    Row {
        lines: Lines { first: line(first), last: line(last) },
        name: record.row,
        place: places.into_iter().find(|place| record.place.as_deref() == Some(place.word())),
        type_: record.type_,
        required: record.required,
        example: record.example,
        status: record.status,
        others: record.others,
        text: String::new(),
        digest: record.text,
        facts: record.facts,
        hole: word(&[Lost::Cell, Lost::List, Lost::Text]),
        sentences: record.sentences,
        silent: record.silent,
        unread: record.unread,
    }
}

//! A newer page against what was read before: what became of each row, what it means for callers, and which version the generated crate needs next.
//! Compares two readings of a page; must not look at the spec but for where its tables are sent.

mod align;
mod outside;
mod report;
mod verdict;

use std::path::Path;

use indexmap::IndexMap;

use crate::lock::pages::{LockedPage, LockedRow, Pages, digest};
use crate::model::Service;
use crate::page::{self, Document, Kind, PageError};
use crate::spec::suggest;
use crate::{Failure, check, lock};
use verdict::Side;
pub use verdict::{Direction, FactChange, Step};

/// What became of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The description says the same facts in other words.
    WordsOnly,
    /// These facts changed.
    Facts(Vec<FactChange>),
    /// It was not there.
    Added,
    /// It is no more.
    Removed,
    /// It had this name.
    Renamed(String),
    /// It stands elsewhere: where it stood.
    Moved(String),
}

/// A row that is not as it was. A row can have moved and say something else.
#[derive(Clone, Debug)]
pub struct RowDrift {
    /// The table, as the spec calls it; by its lines if it is new.
    pub table: String,
    /// Number of the row in its table, in the new page unless it was removed.
    pub number: usize,
    /// Name of the parameter, code, permission or status.
    pub name: String,
    /// Whether requests, answers or both have it.
    pub side: &'static str,
    /// What became of it.
    pub change: Change,
    /// The version that this calls for.
    pub step: Step,
}

/// Something outside of the tables that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideDrift {
    /// What: `call`, `rate`, `JSON on lines 61-69`.
    pub what: String,
    /// What it was, if it is one thing.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// What became of it otherwise.
    pub note: String,
    /// The version that this calls for.
    pub step: Step,
}

/// How far a page is from what was read before.
#[derive(Clone, Debug)]
pub struct Drift {
    /// `vendor/service/Operation`.
    pub operation: String,
    /// Rows that are as they were.
    pub same: usize,
    /// The others.
    pub rows: Vec<RowDrift>,
    /// What changed outside of the tables.
    pub outside: Vec<OutsideDrift>,
}

impl Drift {
    /// The version that all of it calls for.
    pub fn step(&self) -> Step {
        let rows = self.rows.iter().map(|row| row.step);
        rows.chain(self.outside.iter().map(|change| change.step)).max().unwrap_or(Step::None)
    }

    /// How much is not as it was: none only if the text is the same.
    pub fn changes(&self) -> usize {
        self.rows.len() + self.outside.len()
    }
}

/// Why there is nothing to say of a page.
#[derive(Debug, thiserror::Error)]
pub enum DriftError {
    /// The spec itself is not sound.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The lock cannot be used.
    #[error("{0}")]
    Lock(String),
    /// The newer page cannot be opened.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The lock has no page of the operation that was named.
    #[error("documents.lock of the spec folder has no page of `{asked}`; {help}")]
    NotLocked {
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
    /// Nobody knows which page this is.
    #[error("no page in documents.lock of the spec folder is like this one; name its operation with --of, one of: {}", .0.join(", "))]
    Unknown(Vec<String>),
}

/// Holds a page's file against the lock of a spec folder. `of` names the operation; without it the page is known by its rows.
pub fn drift(spec: &Path, new: &Path, of: Option<&str>) -> Result<Drift, DriftError> {
    let checked = check(spec).or_failure()?;
    let pages = lock::read_pages(spec).map_err(DriftError::Lock)?;
    let Document { sha256, page } = page::open(new)?;
    let new = LockedPage::new(&sha256, &page, &IndexMap::new());
    let operation = match of {
        Some(asked) => asked.to_owned(),
        None => nearest(&pages, &new).ok_or_else(|| DriftError::Unknown(pages.keys().cloned().collect()))?,
    };
    let Some(old) = pages.get(&operation) else {
        let help = suggest(&operation, &pages.keys().map(String::as_str).collect::<Vec<_>>());
        return Err(DriftError::NotLocked { asked: operation, help });
    };
    let service = checked.model.services.iter().find(|s| operation.starts_with(&format!("{}/{}/", s.vendor, s.name)));
    let sides = service.map(|service| sides(service, &operation.replace('/', "."))).unwrap_or_default();
    Ok(compare(operation, old, &new, &sides))
}

/// The page that has most rows in common with this one, if it has at least half of them.
fn nearest(pages: &Pages, new: &LockedPage) -> Option<String> {
    let names = |page: &LockedPage| -> Vec<String> {
        page.tables.values().flat_map(|t| &t.rows).map(|row| row.name.clone()).collect()
    };
    let here = names(new);
    let common = |page: &LockedPage| names(page).iter().filter(|name| here.contains(name)).count();
    let (name, page) = pages.iter().max_by_key(|(_, page)| common(page))?;
    (common(page) * 2 >= names(page).len().max(1)).then(|| name.clone())
}

/// Where the rows of each table travel, by what the spec makes of them.
fn sides(service: &Service, page: &str) -> IndexMap<String, Side> {
    let mut sides: IndexMap<String, Side> = IndexMap::new();
    for object in service.objects().filter(|object| object.provenance.operation == page) {
        for row in object.fields.iter().filter_map(|field| field.row.as_ref()) {
            let side = sides.entry(row.table.clone()).or_default();
            side.request |= object.usage.request;
            side.response |= object.usage.response;
        }
    }
    sides
}

fn compare(operation: String, old: &LockedPage, new: &LockedPage, sides: &IndexMap<String, Side>) -> Drift {
    let mut drift = Drift { operation, same: 0, rows: Vec::new(), outside: outside::changes(old, new) };
    for pair in align::tables(old, new) {
        let kind = pair.kind;
        let side = match kind {
            Kind::Request => Side { request: true, response: false },
            Kind::Response => Side { request: false, response: true },
            _ => sides.get(&pair.name).copied().unwrap_or(Side { request: true, response: true }),
        };
        let mut push = |row: &LockedRow, number: usize, change: Change| {
            let step = verdict::step(&change, row, kind, side);
            drift.rows.push(RowDrift {
                table: pair.name.clone(),
                number,
                name: row.name.clone(),
                side: side.word(kind),
                change,
                step,
            });
        };
        let mut same = 0;
        for aligned in align::rows(&pair.old, &pair.new) {
            match aligned {
                align::Rows::Removed(number, row) => push(row, number, Change::Removed),
                align::Rows::Added(number, row) => push(row, number, Change::Added),
                align::Rows::Both { old: (was, old), new: (number, new), moved } => {
                    let before = same;
                    same += 1;
                    if old.name != new.name {
                        push(new, number, Change::Renamed(old.name.clone()));
                        same = before;
                    }
                    if moved {
                        push(new, number, Change::Moved(format!("row {was}")));
                        same = before;
                    }
                    let facts = verdict::changes(old, new, kind, side);
                    if !facts.is_empty() {
                        push(new, number, Change::Facts(facts));
                        same = before;
                    } else if old.text != new.text {
                        push(new, number, Change::WordsOnly);
                        same = before;
                    }
                }
            }
        }
        drift.same += same;
    }
    align::moved_between_tables(&mut drift.rows);
    if drift.changes() == 0 && old.sha256 != new.sha256 {
        drift.outside.push(outside::other_words());
    }
    drift
}

/// Whether a row's text is empty: two of them have one digest and nothing in common.
fn is_empty(row: &LockedRow) -> bool {
    row.text == digest("")
}

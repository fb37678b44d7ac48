//! A newer page against what was read before: what became of each row, what it means for callers, and which version the generated crate needs next.
//! Compares two readings of a page; must not look at the spec but for where its tables are sent.

mod align;
mod outside;
mod report;
mod verdict;

use std::path::Path;

use indexmap::IndexMap;

use crate::ledger::{Folders, Ledger, PAGE, Reading};
use crate::model::Service;
use crate::page::{self, Document, Kind, Page, PageError, Row, digest};
use crate::spec::{ServiceFolder, suggest};
use crate::{Against, Failure, hold};
use align::Named;
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
    /// The newer page cannot be opened.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The lock has no page of the operation that was named.
    #[error("no page of `{asked}` was read before; {help}")]
    NotLocked {
        /// What was asked for.
        asked: String,
        /// What there is.
        help: String,
    },
    /// Nobody knows which page this is.
    #[error("no page that was read before is like this one; name its operation with --of, one of: {}", .0.join(", "))]
    Unknown(Vec<String>),
}

/// A page as it was read before.
struct Old {
    operation: String,
    /// What the spec calls its tables.
    tables: Vec<String>,
    reading: Reading,
}

/// Holds a page's file against the locks of a spec folder. `of` names the operation; without it the page is known by its rows.
pub fn drift(spec: &Path, new: &Path, of: Option<&str>) -> Result<Drift, DriftError> {
    let mut pages = Vec::new();
    let (checked, ..) = hold(spec, &Folders::none(), Against::Sources, |services, ledger| {
        pages.extend(services.iter().flat_map(|folder| read_before(folder, &ledger)));
    });
    let checked = checked.or_failure()?;
    let Document { sha256, page } = page::open(new)?;
    let names = || pages.iter().map(|page| page.operation.clone()).collect::<Vec<_>>();
    let old = match of {
        Some(asked) => pages.iter().find(|page| page.operation == asked).ok_or_else(|| {
            let names = names();
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let help = match known.as_slice() {
                [] => "`cargo xtask update --sources DIR` reads pages".to_owned(),
                known => suggest(asked, known),
            };
            DriftError::NotLocked { asked: asked.to_owned(), help }
        })?,
        None => nearest(&pages, &page).ok_or_else(|| DriftError::Unknown(names()))?,
    };
    let operation = &old.operation;
    let service = checked.model.services.iter().find(|s| operation.starts_with(&format!("{}/{}/", s.vendor, s.name)));
    let sides = service.map(|service| sides(service, &operation.replace('/', "."))).unwrap_or_default();
    Ok(compare(old, &Reading::new(sha256, page), &sides))
}

fn read_before(folder: &ServiceFolder, ledger: &Ledger) -> Vec<Old> {
    let files = folder.operations.iter().filter_map(|file| {
        let operation = folder.name_of(&file.stem);
        let reading = ledger.get(&operation)?.reading(PAGE)?.clone();
        let tables = file.spec.page.iter().flat_map(|page| &page.tables).map(|name| name.value.clone()).collect();
        Some(Old { operation, tables, reading })
    });
    files.collect()
}

/// The page that has most rows in common with this one, if it has at least half of them.
fn nearest<'p>(pages: &'p [Old], new: &Page) -> Option<&'p Old> {
    fn names(page: &Page) -> Vec<&str> {
        page.tables.iter().flat_map(|table| &table.rows).map(|row| row.name.as_str()).collect()
    }
    let here = names(new);
    let common = |old: &Old| names(&old.reading.page).iter().filter(|name| here.contains(name)).count();
    let old = pages.iter().max_by_key(|old| common(old))?;
    (common(old) * 2 >= names(&old.reading.page).len().max(1)).then_some(old)
}

/// The tables of a page by these names, and by their lines where there are no more names.
fn named<'p>(page: &'p Page, names: &[String]) -> Named<'p> {
    let mut names = names.iter();
    page.tables.iter().map(|table| (names.next().cloned().unwrap_or_else(|| table.lines.to_string()), table)).collect()
}

/// Where the rows of each table travel, by what the spec makes of them.
fn sides(service: &Service, page: &str) -> IndexMap<String, Side> {
    let mut sides: IndexMap<String, Side> = IndexMap::new();
    for object in service.objects().filter(|object| object.page == page) {
        for row in object.fields.iter().filter_map(|field| field.row.as_ref()) {
            let side = sides.entry(row.table.clone()).or_default();
            side.request |= object.usage.request;
            side.response |= object.usage.response;
        }
    }
    sides
}

fn compare(old: &Old, new: &Reading, sides: &IndexMap<String, Side>) -> Drift {
    let Old { operation, tables, reading } = old;
    let outside = outside::changes(&reading.page, &new.page);
    let mut drift = Drift { operation: operation.clone(), same: 0, rows: Vec::new(), outside };
    for pair in align::tables(&named(&reading.page, tables), &named(&new.page, &[])) {
        let kind = pair.kind;
        let side = match kind {
            Kind::Request => Side { request: true, response: false },
            Kind::Response => Side { request: false, response: true },
            _ => sides.get(&pair.name).copied().unwrap_or(Side { request: true, response: true }),
        };
        let mut push = |row: &Row, number: usize, change: Change| {
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
                    } else if old.digest != new.digest {
                        push(new, number, Change::WordsOnly);
                        same = before;
                    }
                }
            }
        }
        drift.same += same;
    }
    align::moved_between_tables(&mut drift.rows);
    if drift.changes() == 0 && reading.sha256 != new.sha256 {
        drift.outside.push(outside::other_words());
    }
    drift
}

/// Whether a row's text is empty: two of them have one digest and nothing in common.
fn is_empty(row: &Row) -> bool {
    row.digest == digest("")
}

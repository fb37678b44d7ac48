//! How much of each page is transcribed: rows and what became of them, holes and what filled them, limits and who states them, sentences that yielded
//! no fact. Counts; what is wrong is said elsewhere.

mod report;

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::ledger::{Folders, Held, Ledger, PAGE};
use crate::page::{self, Page, Row, Table, What};
use crate::spec::{Field, OperationSpec, Requirement, ServiceFolder};
use crate::{Against, Failure, verify_and_keep};

pub(crate) use report::readme;
pub use report::{freshness, json, text, write};

/// Every page of a spec folder.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// In the order of their files.
    pub pages: Vec<PageCoverage>,
    /// The sources that were not read, as no folder that was given has them.
    #[serde(skip)]
    pub not_checked: Vec<String>,
}

/// One page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PageCoverage {
    /// Id of the operation.
    pub id: String,
    /// Members of the JSON that it shows, at every depth.
    pub example_keys: usize,
    /// Its tables, in their order.
    pub tables: Vec<TableCoverage>,
}

/// One table.
#[derive(Clone, Debug, Serialize)]
pub struct TableCoverage {
    /// Name in the spec.
    pub name: String,
    /// Lines of the page.
    pub lines: String,
    #[serde(flatten)]
    /// What was counted.
    pub counts: Counts,
    /// Rows with sentences that yielded no fact.
    #[serde(rename = "silent-rows")]
    pub silent: Vec<Silence>,
}

/// Sentences of a row that yielded no fact.
#[derive(Clone, Debug, Serialize)]
pub struct Silence {
    /// Number of the row.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// Which of its sentences, counted from one.
    pub sentences: Vec<usize>,
}

/// What is counted of tables, pages and all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Tables.
    pub tables: usize,
    /// Rows.
    pub rows: usize,
    /// Rows that are a field, an error code, a permission or a status of the spec.
    pub transcribed: usize,
    /// Rows that are accounted for otherwise: filled in by the protocol, or standing for the object itself.
    pub accounted: usize,
    /// Rows whose Required column says Yes.
    pub yes: usize,
    /// Rows whose Required column says No.
    pub no: usize,
    /// Rows of error codes.
    pub codes: usize,
    /// Rows with a hole.
    pub lost: usize,
    /// Of these, rows that another source fills.
    pub recovered_rows: usize,
    /// Limits that rows state.
    pub stated: usize,
    /// Limits that stood in holes.
    pub recovered: usize,
    /// Limits of these rows that only another source has.
    pub beyond: usize,
    /// Sentences.
    pub sentences: usize,
    /// Sentences that yielded no fact.
    pub silent: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tables += other.tables;
        self.rows += other.rows;
        self.transcribed += other.transcribed;
        self.accounted += other.accounted;
        self.yes += other.yes;
        self.no += other.no;
        self.codes += other.codes;
        self.lost += other.lost;
        self.recovered_rows += other.recovered_rows;
        self.stated += other.stated;
        self.recovered += other.recovered;
        self.beyond += other.beyond;
        self.sentences += other.sentences;
        self.silent += other.silent;
    }
}

impl PageCoverage {
    /// The sums of its tables.
    pub fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        self.tables.iter().for_each(|table| sum += table.counts);
        sum
    }
}

impl Coverage {
    /// The sums of all pages.
    pub fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        self.pages.iter().for_each(|page| sum += page.counts());
        sum
    }
}

/// Counts a spec folder that says what its sources say, by the pages where they are at hand and by what was read on them before elsewhere.
pub fn coverage(spec: &Path, folders: &Folders) -> Result<Coverage, Failure> {
    let (checked, mirror, ledger, notes) = verify_and_keep(spec, folders, Against::All);
    checked.or_failure()?;
    let not_checked = if folders.is_none() { Vec::new() } else { notes.unread() };
    Ok(Coverage { not_checked, ..Coverage::of(&mirror, &ledger) })
}

impl Coverage {
    /// Counts the pages of services that were read.
    pub(crate) fn of(services: &[ServiceFolder], ledger: &Ledger) -> Self {
        let mut pages = Vec::new();
        for folder in services {
            for file in &folder.operations {
                let name = folder.name_of(&file.stem);
                if let Some(page) = ledger.get(&name).and_then(|held: &Held| held.says(PAGE)) {
                    pages.push(of_page(&file.spec, &name.replace('/', "."), page));
                }
            }
        }
        Self { pages, not_checked: Vec::new() }
    }
}

fn of_page(spec: &OperationSpec, id: &str, page: &Page) -> PageCoverage {
    let names = spec.page.iter().flat_map(|page| &page.tables);
    let members = |text: &str| serde_json::from_str::<Value>(text).map_or(0, |value| self::members(&value));
    PageCoverage {
        id: id.to_owned(),
        example_keys: page.json.iter().map(|json| members(&json.text)).sum(),
        tables: names.zip(&page.tables).map(|(name, table)| of_table(spec, name, table)).collect(),
    }
}

fn of_table(spec: &OperationSpec, name: &str, table: &Table) -> TableCoverage {
    let mut counts = Counts { tables: 1, rows: table.rows.len(), ..Counts::default() };
    for entry in page::entries(spec, name) {
        match entry.what {
            What::Protocol(_) | What::Named => counts.accounted += 1,
            What::Code(..) => {
                counts.transcribed += 1;
                counts.codes += 1;
            }
            What::Permission(_) | What::Status => counts.transcribed += 1,
            What::Field(field) => {
                counts.transcribed += 1;
                counts.recovered_rows += usize::from(field.recovered.is_some());
                let [stated, recovered, beyond] = limits(field);
                counts.stated += stated;
                counts.recovered += recovered;
                counts.beyond += beyond;
            }
        }
    }
    let count = |is: fn(&Row) -> bool| table.rows.iter().filter(|row| is(row)).count();
    counts.yes = count(|row| row.required == Some(true));
    counts.no = count(|row| row.required == Some(false));
    counts.lost = count(|row| row.hole.is_some());
    counts.sentences = table.rows.iter().map(|row| row.sentences).sum();
    counts.silent = table.rows.iter().map(|row| row.silent.len()).sum();
    let silent = (1..).zip(&table.rows).filter(|(_, row)| !row.silent.is_empty()).map(|(number, row)| Silence {
        row: number,
        name: row.name.clone(),
        sentences: row.silent.clone(),
    });
    TableCoverage { name: name.to_owned(), lines: table.lines.to_string(), counts, silent: silent.collect() }
}

/// The limits that a field states, that were recovered, and that are beyond the page; one that two sources state is one.
fn limits(field: &Field) -> [usize; 3] {
    const OTHERS: [&str; 5] = ["default", "default-is", "unit", "shape", "required-in-prose"];
    let keys = |facts: &crate::spec::Facts| {
        let mut keys: BTreeSet<String> = page::facts_of(facts).into_keys().collect();
        keys.retain(|key| !OTHERS.contains(&key.as_str()));
        if facts.required.as_ref().is_some_and(|required| required.value == Requirement::Always) {
            keys.insert("required".to_owned());
        }
        keys
    };
    let of_sources = |sources: &Option<indexmap::IndexMap<crate::diagnostic::Text, crate::spec::Facts>>| {
        sources.iter().flat_map(|sources| sources.values()).flat_map(keys).collect::<BTreeSet<String>>().len()
    };
    [keys(&field.facts).len(), of_sources(&field.recovered), of_sources(&field.beyond)]
}

fn members(value: &Value) -> usize {
    match value {
        Value::Object(object) => object.len() + object.values().map(members).sum::<usize>(),
        Value::Array(elements) => elements.iter().map(members).sum(),
        _ => 0,
    }
}

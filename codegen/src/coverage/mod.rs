//! How much of each page is transcribed: rows and what became of them, holes and what filled them, limits and who states them, sentences that yielded
//! no fact. Counts; what is wrong is said elsewhere.

mod report;

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::page::{self, Page, Row, Table, What};
use crate::spec::{Field, OperationSpec, Requirement};
use crate::{Failure, lock, sound_and_keep};

pub use report::{freshness, json, text, write};

/// Every page of a spec folder.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage {
    /// In the order of their files.
    pub pages: Vec<PageCoverage>,
}

/// One page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PageCoverage {
    /// Id of the document.
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
    /// Of these, rows that a witness fills.
    pub recovered_rows: usize,
    /// Limits that rows state.
    pub stated: usize,
    /// Limits that stood in holes.
    pub recovered: usize,
    /// Limits of these rows that only a witness has.
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

/// Counts a sound spec folder, by its pages where they are at hand and by what was read on them before elsewhere.
pub fn coverage(spec: &Path, documents: Option<&Path>) -> Result<Coverage, Failure> {
    let (_, mirror) = sound_and_keep(spec)?;
    let locked = lock::read_pages(spec).unwrap_or_default();
    let mut pages = Vec::new();
    for folder in &mirror {
        for file in &folder.operations {
            let Some(document) = &file.spec.document else { continue };
            let at_hand = documents.and_then(|documents| page::at_hand(documents, &document.id.value)?.ok());
            let read = at_hand.map(|document| document.page);
            if let Some(page) =
                read.or_else(|| locked.get(&folder.name_of(&file.stem)).map(lock::pages::LockedPage::page))
            {
                pages.push(of_page(&file.spec, &document.id.value, &page));
            }
        }
    }
    Ok(Coverage { pages })
}

fn of_page(spec: &OperationSpec, id: &str, page: &Page) -> PageCoverage {
    let names: Vec<(&str, &str)> = spec
        .document
        .iter()
        .flat_map(|document| document.tables.iter().map(|(name, lines)| (name.value.as_str(), lines.value.as_str())))
        .collect();
    let table = |table: &Table| {
        let lines = table.lines.to_string();
        let name = names.iter().find(|(_, of)| *of == lines).map_or("", |(name, _)| *name);
        of_table(spec, name, lines, table)
    };
    let members = |text: &str| serde_json::from_str::<Value>(text).map_or(0, |value| self::members(&value));
    PageCoverage {
        id: id.to_owned(),
        example_keys: page.json.iter().map(|json| members(&json.text)).sum(),
        tables: page.tables.iter().map(table).collect(),
    }
}

fn of_table(spec: &OperationSpec, name: &str, lines: String, table: &Table) -> TableCoverage {
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
    TableCoverage { name: name.to_owned(), lines, counts, silent: silent.collect() }
}

/// The limits that a field states, that were recovered, and that are beyond the page; one that two witnesses state is one.
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
    let of_witnesses = |witnesses: &Option<indexmap::IndexMap<crate::diagnostic::Text, crate::spec::Facts>>| {
        witnesses.iter().flat_map(|witnesses| witnesses.values()).flat_map(keys).collect::<BTreeSet<String>>().len()
    };
    [keys(&field.facts).len(), of_witnesses(&field.recovered), of_witnesses(&field.beyond)]
}

fn members(value: &Value) -> usize {
    match value {
        Value::Object(object) => object.len() + object.values().map(members).sum::<usize>(),
        Value::Array(elements) => elements.iter().map(members).sum(),
        _ => 0,
    }
}

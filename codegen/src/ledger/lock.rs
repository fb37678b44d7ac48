//! One lock: a file of JSON, one record a line, so that branches merge line by line. Each record ends with a digest of itself, and what belongs together is
//! counted: so a lock that was cut, merged half way or changed by hand is seen, without a digest over the whole file that no merge could keep. Knows the
//! form of the file, not what is held against it.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::record::{
    AttestedRecord, DecidedRecord, EndRecord, HeadRecord, JsonRecord, RowRecord, SourceRecord, TableRecord, number,
    record_of, row_of,
};
use crate::page::{Json, Page, Table};

/// The version of the form.
const VERSION: u32 = 1;

/// What a lock holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lock {
    /// By the names that the spec gives them.
    pub(crate) sources: IndexMap<String, LockedSource>,
    /// What no program can read again: first what is said in the name of a source, then what was decided, each in the order of the file.
    pub(crate) claims: Vec<LockedClaim>,
}

/// A source as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LockedSource {
    /// What it is pinned to; nothing for a page.
    pub(crate) pin: Option<String>,
    /// What was read; nothing if no program read it.
    pub(crate) reading: Option<Reading>,
}

/// What was read of a source, without a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    /// Digest of the file, in hexadecimal digits.
    pub(crate) sha256: String,
    /// What it says. Rows have the digests of their texts in place of the texts.
    pub(crate) page: Page,
}

/// A claim that no program can read again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LockedClaim {
    /// The source in whose name it is made; nothing if it was decided by us.
    pub(crate) by: Option<String>,
    /// Its keys, dotted.
    pub(crate) path: String,
    /// A text or a list of texts.
    pub(crate) value: Value,
    /// Who has looked at it.
    pub(crate) signed: Vec<String>,
}

/// Why a lock is not to be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The line, counted from one.
    pub(crate) line: usize,
    /// What was seen.
    pub(crate) found: String,
}

impl Reading {
    /// Takes the sentences out.
    pub(crate) fn new(sha256: String, mut page: Page) -> Self {
        for table in &mut page.tables {
            // A caption of more than a few words would be a sentence.
            table.caption = table.caption.take().filter(|caption| caption.split_whitespace().count() <= 8);
            table.rows.iter_mut().for_each(|row| row.text.clear());
        }
        Self { sha256, page }
    }
}

impl LockedClaim {
    /// Whether both make the same claim, whoever has looked at it.
    pub(crate) fn is(&self, other: &Self) -> bool {
        (&self.by, &self.path, &self.value) == (&other.by, &other.path, &other.value)
    }
}

impl Lock {
    /// The text of the lock of this file, `vendor/service/Operation`.
    pub(crate) fn text(&self, of: &str) -> String {
        let mut text = String::new();
        put(&mut text, &HeadRecord { ledger: VERSION, of: of.to_owned(), written_by: super::COMMAND.to_owned() });
        for (name, source) in &self.sources {
            write_source(&mut text, name, source);
        }
        for LockedClaim { by, path, value, signed } in &self.claims {
            let (path, value, signed) = (path.clone(), value.clone(), signed.clone());
            match by.clone() {
                Some(by) => put(&mut text, &AttestedRecord { attested: path, by, value, signed }),
                None => put(&mut text, &DecidedRecord { decided: path, value, signed }),
            }
        }
        put(&mut text, &EndRecord { end: true });
        text
    }

    /// Reads the text of the lock of this file. A lock that is not as it was written is not to be relied on; what is left of it is what stands in whole
    /// records, and in sources all of whose records are there.
    pub(crate) fn read(text: &str, of: &str) -> (Self, Option<Broken>) {
        let mut reader = Reader::default();
        for (line, record) in (1..).zip(text.lines()) {
            if let Err(found) = reader.take(record, of, line) {
                reader.broken.get_or_insert(Broken { line, found });
            }
        }
        let line = text.lines().count();
        reader.finish_source(line);
        if !reader.has_end {
            let found = if line == 0 { "it is empty" } else { "it ends here, and its last record is missing" };
            reader.broken.get_or_insert(Broken { line, found: found.to_owned() });
        }
        (reader.lock, reader.broken)
    }
}

/// Writes a record on one line, with a digest of itself at its end.
fn put<T: Serialize>(text: &mut String, record: &T) {
    let json = serde_json::to_string(record).unwrap_or_default();
    let open = json.strip_suffix('}').unwrap_or(&json);
    text.push_str(open);
    text.push_str(&format!("{SUM}{}\"}}\n", sum(open)));
}

const SUM: &str = ",\"sum\":\"";

fn sum(record: &str) -> String {
    Sha256::digest(record.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The record of a line without its digest, if that is right.
fn whole(line: &str) -> Option<&str> {
    let (open, digits) = line.strip_suffix("\"}")?.rsplit_once(SUM)?;
    (sum(open) == digits).then_some(open)
}

/// A line as a person reads it: without the digest.
pub(crate) fn shown(line: &str) -> String {
    whole(line).map_or_else(|| line.to_owned(), |open| format!("{open}}}"))
}

fn write_source(text: &mut String, name: &str, source: &LockedSource) {
    let page = source.reading.as_ref().map(|reading| &reading.page);
    put(
        text,
        &SourceRecord {
            source: name.to_owned(),
            pin: source.pin.clone(),
            sha256: source.reading.as_ref().map(|reading| reading.sha256.clone()),
            headline: page.map(|page| page.headline.clone()).unwrap_or_default(),
            tables: page.map_or(0, |page| page.tables.len()),
            json: page.map_or(0, |page| page.json.len()),
        },
    );
    for table in page.iter().flat_map(|page| &page.tables) {
        let Table { layout, kind, caption, columns, lines, rows } = table;
        put(
            text,
            &TableRecord {
                table: *kind,
                caption: caption.clone(),
                layout: *layout,
                columns: columns.clone(),
                lines: *lines,
                rows: rows.len(),
            },
        );
        let mut end = number(lines.first) - 1;
        for row in rows {
            put(text, &record_of(row, &mut end));
        }
    }
    for json in page.iter().flat_map(|page| &page.json) {
        put(text, &JsonRecord { json: json.text.clone(), lines: json.lines });
    }
}

/// What was read of a lock so far.
#[derive(Default)]
struct Reader {
    lock: Lock,
    broken: Option<Broken>,
    /// The source that is being read, with the numbers of its tables and of its JSON.
    source: Option<(String, LockedSource, usize, usize)>,
    /// Rows that the table that is being read must still get, and the last line of the row above.
    rows: usize,
    end: i64,
    claims: HashSet<String>,
    has_end: bool,
}

impl Reader {
    fn take(&mut self, line: &str, of: &str, number: usize) -> Result<(), String> {
        if ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
            return Err("a merge left its marks here".to_owned());
        }
        if self.has_end {
            return Err("nothing may stand behind the last record".to_owned());
        }
        // What another version writes may look like anything behind its version.
        if number == 1 {
            version(line)?;
        }
        let open = whole(line).ok_or("this record is not as a program wrote it")?;
        let record = format!("{open}}}");
        let kind = open.strip_prefix("{\"").and_then(|rest| rest.split('"').next()).unwrap_or_default();
        if (kind == "ledger") != (number == 1) {
            return Err("the first record says of which file the lock is, and no other does".to_owned());
        }
        match kind {
            "ledger" => head(&record, of),
            "source" => {
                self.finish_source(number);
                self.source(parsed(&record)?)
            }
            "table" => self.table(parsed(&record)?),
            "row" => self.row(parsed(&record)?),
            "json" => self.json(parsed(&record)?),
            "attested" => {
                let AttestedRecord { attested, by, value, signed } = parsed(&record)?;
                self.claim(LockedClaim { by: Some(by), path: attested, value, signed })
            }
            "decided" => {
                let DecidedRecord { decided, value, signed } = parsed(&record)?;
                self.claim(LockedClaim { by: None, path: decided, value, signed })
            }
            "end" => {
                self.has_end = true;
                Ok(())
            }
            other => Err(format!("nothing is known of records of the kind `{other}`")),
        }
    }

    fn source(&mut self, record: SourceRecord) -> Result<(), String> {
        let SourceRecord { source, pin, sha256, headline, tables, json } = record;
        if self.lock.sources.contains_key(&source) {
            return Err(format!("the source `{source}` stands here a second time"));
        }
        let page = Page { headline, tables: Vec::new(), json: Vec::new() };
        let reading = sha256.map(|sha256| Reading { sha256, page });
        self.source = Some((source, LockedSource { pin, reading }, tables, json));
        Ok(())
    }

    /// The page that is being read.
    fn page(&mut self) -> Result<&mut Page, String> {
        let reading = self.source.as_mut().and_then(|(_, source, ..)| source.reading.as_mut());
        reading.map(|reading| &mut reading.page).ok_or_else(|| "this belongs to no source".to_owned())
    }

    fn table(&mut self, record: TableRecord) -> Result<(), String> {
        let TableRecord { table, caption, layout, columns, lines, rows } = record;
        let missing = std::mem::replace(&mut self.rows, rows);
        self.end = number(lines.first) - 1;
        self.page()?.tables.push(Table { layout, kind: table, caption, columns, lines, rows: Vec::new() });
        if missing == 0 {
            return Ok(());
        }
        self.taint();
        Err(format!("{missing} rows of the table above this line are missing"))
    }

    /// Which rows of the source are not its own is not known, so it will not be whole.
    fn taint(&mut self) {
        self.source.iter_mut().for_each(|(_, _, tables, _)| *tables = usize::MAX);
    }

    fn row(&mut self, record: RowRecord) -> Result<(), String> {
        let mut end = self.end;
        let row = row_of(record, &mut end);
        self.end = end;
        let table = self.page()?.tables.last_mut().ok_or("this belongs to no table")?;
        table.rows.push(row);
        match self.rows.checked_sub(1) {
            Some(rows) => self.rows = rows,
            None => {
                self.taint();
                return Err("the table has more rows than it was written with".to_owned());
            }
        }
        Ok(())
    }

    fn json(&mut self, record: JsonRecord) -> Result<(), String> {
        self.page()?.json.push(Json { lines: record.lines, text: record.json });
        Ok(())
    }

    fn claim(&mut self, claim: LockedClaim) -> Result<(), String> {
        if !self.claims.insert(claim.path.clone()) {
            return Err(format!("`{}` stands here a second time", claim.path));
        }
        self.lock.claims.push(claim);
        Ok(())
    }

    /// Takes the source that was being read in. If something of it is missing, it was not read.
    fn finish_source(&mut self, line: usize) {
        let rows = std::mem::take(&mut self.rows);
        let Some((name, mut source, tables, json)) = self.source.take() else { return };
        let is_whole = |page: &Page| rows == 0 && page.tables.len() == tables && page.json.len() == json;
        if source.reading.as_ref().is_some_and(|reading| !is_whole(&reading.page)) {
            source.reading = None;
            let found = format!("records of the source `{name}` are missing above this line, or are too many");
            self.broken.get_or_insert(Broken { line, found });
        }
        self.lock.sources.insert(name, source);
    }
}

fn version(line: &str) -> Result<(), String> {
    match serde_json::from_str::<Value>(line).ok().and_then(|head| head.get("ledger")?.as_u64()) {
        Some(version) if version != u64::from(VERSION) => {
            Err(format!("it has version {version} of its form, and this program knows version {VERSION}"))
        }
        _ => Ok(()),
    }
}

fn head(record: &str, of: &str) -> Result<(), String> {
    let head: HeadRecord = parsed(record)?;
    if head.of == of { Ok(()) } else { Err(format!("it is the lock of `{}`", head.of)) }
}

fn parsed<'r, T: Deserialize<'r>>(record: &'r str) -> Result<T, String> {
    serde_json::from_str(record).map_err(|error| format!("this record cannot be read: {error}"))
}

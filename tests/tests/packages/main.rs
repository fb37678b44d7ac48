//! Packages of vendors are read into the shape of pages: invented ones row by row, faulty and hostile ones with a message of their own, and the real
//! ones where they are at hand.

mod faults;
mod fetch;
mod hostile;
mod reads;
mod real;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use flowlog_codegen::catalogue::{NotRead, PackageSource, Packages, reached};
use flowlog_codegen::page::{Document, Row, Table};

/// The invented packages.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sources")
}

fn source(package: &str, folder: &str) -> PackageSource {
    PackageSource::new(package, Some(folder).filter(|folder| !folder.is_empty())).expect("a package and its version")
}

/// Whether packages of Python sources can be read here; says so where they cannot.
fn has_python() -> bool {
    let version = Command::new("python3").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_there = version.is_ok_and(|status| status.success());
    if !is_there {
        println!("skipped: there is no python3");
    }
    is_there
}

/// A document on some lines, one for each row.
fn shown(document: &Document) -> String {
    let page = &document.page;
    let mut text = String::new();
    let call = page.headline.call.as_deref().unwrap_or("-");
    let _ = writeln!(text, "{} | {call}", page.headline.title.as_deref().unwrap_or("-"));
    for table in &page.tables {
        text.push_str(&table_shown(table));
    }
    for json in &page.json {
        let _ = writeln!(text, "JSON {}: {}", json.lines, json.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    for (name, places) in reached(page) {
        let _ = writeln!(text, "{name} stands at {}", places.join(", "));
    }
    text
}

fn table_shown(table: &Table) -> String {
    let caption = table.caption.as_deref().unwrap_or("-");
    let rows = table.rows.iter().map(row_shown).collect::<String>();
    format!("{:?} {:?} {caption}, lines {}, {:?}\n{rows}", table.layout, table.kind, table.lines, table.columns)
}

fn row_shown(row: &Row) -> String {
    let mut parts = vec![format!("  {} {}", row.lines, row.name)];
    parts.extend(row.type_.clone());
    parts.extend(row.required.map(|required| if required { "Yes".to_owned() } else { "No".to_owned() }));
    parts.extend(row.place.map(|place| format!("in {}", place.word())));
    parts.extend(row.example.as_ref().map(|example| format!("example {example}")));
    parts.extend(row.facts.iter().map(|(key, value)| format!("{key}: {value}")));
    parts.extend(row.hole.map(|lost| format!("lost: {}", lost.word())));
    if row.sentences > 0 {
        parts.push(format!("{} of {} sentences silent", row.silent.len(), row.sentences));
    }
    parts.join(" | ") + "\n"
}

/// Why it was not read, as it is shown.
fn not_read<T>(read: Result<T, NotRead>) -> String {
    match read {
        Ok(_) => panic!("this was read"),
        Err(reason) => reason.to_string(),
    }
}

/// The invented packages, opened anew.
fn packages() -> Packages {
    Packages::new(vec![fixtures()])
}

//! How well pages are read that were not used to write the reader: the pages that `tests/catalogue/fetch_and_build.py` made of public catalogues.
//! Prints rates, and a few of the cases behind each of them. Figures, never a test: it must not decide whether a rate is good.
//!
//! ```sh
//! cargo run --release --package flowlog-tests --example catalogue -- FOLDER [CASES]
//! ```

mod facts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use flowlog_codegen::page::{self, Row};
use serde_json::Value;

/// What was seen in the pages of one language and layout.
#[derive(Default)]
struct Seen {
    pages: usize,
    refused: usize,
    rows: usize,
    same: usize,
    wrong: BTreeMap<&'static str, Vec<String>>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let folder = arguments.first().map(PathBuf::from).expect("the folder with `pages`");
    let cases = arguments.get(1).map_or(5, |number| number.parse().expect("a number of cases"));
    println!("{:<16} {:>7} {:>8} {:>8} {:>8} {:>9}", "layout", "pages", "refused", "rows", "as built", "rate");
    let mut shown = Vec::new();
    for language in ["zh", "en", "held-out"] {
        let mut facts = facts::Tally::default();
        for layout in ["single", "piped", "broken", "spaced", "glued", "html"] {
            let mut seen = Seen::default();
            for file in pages(&folder.join("pages").join(language).join(layout)) {
                // Facts come from texts, which all layouts share: those of one are enough, and HTML keeps every cell apart.
                seen.read(&file, (layout == "html").then_some(&mut facts));
            }
            let rate = 100.0 * seen.same as f64 / seen.rows.max(1) as f64;
            let name = format!("{language} {layout}");
            println!("{name:<16} {:>7} {:>8} {:>8} {:>8} {rate:>8.2}%", seen.pages, seen.refused, seen.rows, seen.same);
            shown.extend(seen.wrong.into_iter().map(|(what, wrong)| (name.clone(), what, wrong)));
        }
        facts.print(language, cases);
    }
    for (layout, what, wrong) in shown {
        println!("\n{layout}: {what}: {}", wrong.len());
        wrong.iter().take(cases).for_each(|case| println!("    {case}"));
    }
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("pages that were built").map(|entry| entry.expect("a page").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

impl Seen {
    fn read(&mut self, file: &Path, facts: Option<&mut facts::Tally>) {
        let text = fs::read_to_string(file).expect("a page");
        let expected = fs::read_to_string(file.with_extension("json")).expect("its rows");
        let expected: Vec<Value> = serde_json::from_str(&expected).expect("its rows");
        let name = file.file_stem().unwrap_or_default().display();
        self.pages += 1;
        self.rows += expected.len();
        let page = match page::read(&text) {
            Ok(page) => page,
            Err(troubles) => {
                self.refused += 1;
                let trouble = troubles.first().map(|trouble| format!("{name}: {:?}: {}", trouble.line, trouble.found));
                self.wrong.entry("pages refused").or_default().extend(trouble);
                return;
            }
        };
        let rows: Vec<&Row> = page.tables.iter().flat_map(|table| &table.rows).collect();
        if rows.len() != expected.len() {
            let case = format!("{name}: {} rows, {} expected", rows.len(), expected.len());
            self.wrong.entry("numbers of rows").or_default().push(case);
            return;
        }
        for (row, expected) in rows.iter().zip(&expected) {
            match difference(row, expected) {
                Some(what) => self
                    .wrong
                    .entry(what)
                    .or_default()
                    .push(format!("{name}.{}: {:?} {:?} for {expected}", row.name, row.type_, row.required)),
                None => self.same += 1,
            }
        }
        if let Some(facts) = facts {
            rows.iter().for_each(|row| facts.count(row));
        }
    }
}

/// Which cell of a row is not the one that was built.
fn difference(row: &Row, expected: &Value) -> Option<&'static str> {
    match expected {
        _ if expected["name"] != row.name.as_str() => Some("names"),
        _ if expected["type"].as_str() != row.type_.as_deref() => Some("types"),
        _ if expected["required"].as_bool() != row.required => Some("required"),
        _ => None,
    }
}

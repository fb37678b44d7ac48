//! The numbers as a table for people, for programs, and for the README between its two marks. Decides nothing.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{Counts, Coverage};
use crate::Failure;
use crate::emit::Output;
use crate::output::{self, Applied, Freshness, OutputError};

const FILE: &str = "README.md";
const BEGIN: &str = "<!-- written by `cargo xtask coverage --write` -->\n";
const END: &str = "<!-- end -->";

/// The table, and where silence is.
pub fn text(coverage: &Coverage) -> String {
    let mut text = table(coverage);
    text.push_str("\nsentences that yielded no fact, by row:\n");
    for page in &coverage.pages {
        for table in &page.tables {
            for silence in &table.silent {
                let sentences = silence.sentences.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
                let _ = writeln!(text, "  {} {} {} {}: {sentences}", page.id, table.name, silence.row, silence.name);
            }
        }
    }
    text
}

/// For a program: pages, tables and the sums.
pub fn json(coverage: &Coverage) -> String {
    let all = serde_json::json!({ "pages": coverage.pages, "total": coverage.counts() });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn table(coverage: &Coverage) -> String {
    let mut text = String::from(
        "| page, table | rows | transcribed | accounted for | lost | filled | limits stated | recovered | beyond | sentences | silent |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut line = |name: &str, counts: Counts| {
        let Counts {
            rows,
            transcribed,
            accounted,
            lost,
            recovered_rows,
            stated,
            recovered,
            beyond,
            sentences,
            silent,
            ..
        } = counts;
        let numbers =
            [rows, transcribed, accounted, lost, recovered_rows, stated, recovered, beyond, sentences, silent];
        let _ = writeln!(text, "| {name} | {} |", numbers.map(|number| number.to_string()).join(" | "));
    };
    for page in &coverage.pages {
        line(&format!("**{}**", page.id), page.counts());
        for table in &page.tables {
            line(&table.name, table.counts);
        }
    }
    line("**all**", coverage.counts());
    text
}

/// Brings the table in the README up to date.
pub fn write(coverage: &Coverage, repository: &Path) -> Result<Applied, Failure> {
    Ok(output::apply_named(&readme(coverage, repository)?, repository)?)
}

/// Says whether it is, and writes nothing.
pub fn freshness(coverage: &Coverage, repository: &Path) -> Result<Freshness, Failure> {
    Ok(output::check_named(&readme(coverage, repository)?, repository, "cargo xtask coverage --write")?)
}

/// The README with the table as it should be.
pub(crate) fn readme(coverage: &Coverage, repository: &Path) -> Result<Output, OutputError> {
    let path = repository.join(FILE);
    let text = fs::read_to_string(&path).unwrap_or_default();
    // Without its marks there is nothing to bring up to date, and the README stays as it is.
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.unwrap_or((&text, ""));
    let table = if parts.is_some() { format!("{BEGIN}\n{}\n{END}", table(coverage)) } else { String::new() };
    Ok(Output::from([(FILE.to_owned(), format!("{before}{table}{after}"))]))
}

//! Holds a spec file against its page: every row is exactly one entry, the facts read are the facts written, both ways, and every hole is marked.
//! Takes the page as it was read; must not know whether from a text or from the lock, so it never looks at a description.

mod cells;
mod entries;
mod examples;
mod facts;
mod headline;
mod rows;
mod tables;

pub(crate) use entries::{What, entries};
pub use facts::facts_of;
pub(crate) use facts::said_of;

use super::{Lines, Page};
use crate::diagnostic::Problems;
use crate::spec::{OperationFile, ServiceFolder};

/// What one spec file is compared with, and where problems go.
struct Comparison<'c> {
    folder: &'c ServiceFolder,
    file: &'c OperationFile,
    page: &'c Page,
}

/// Compares one operation file with its page. A file without a page has none.
pub fn compare(folder: &ServiceFolder, file: &OperationFile, page: &Page, problems: &mut Problems) {
    let comparison = Comparison { folder, file, page };
    comparison.headline(problems);
    comparison.tables(problems);
    comparison.examples(problems);
}

/// A row, as reports call it: `row 4 of input, line 29 of the page`.
fn place(table: &str, number: usize, lines: Lines) -> String {
    let lines = match lines {
        Lines { first, last } if first == last => format!("line {first}"),
        lines => format!("lines {lines}"),
    };
    format!("row {number} of {table}, {lines} of the page")
}

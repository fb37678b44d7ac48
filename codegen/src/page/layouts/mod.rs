//! The forms in which tables reach us as text. Each layout knows where its rows begin and how their cells are told apart; none knows what a
//! description says. One file per layout; `html` reads tags, the others read lines.

mod broken;
mod cells;
mod ends;
mod glued;
mod header;
mod html;
mod markdown;
mod piped;
mod single;
mod spaced;

use serde::{Deserialize, Serialize};

use super::Column;
use super::lines::{Lines, Text};

pub(super) use cells::is_item;
pub(super) use header::{Header, header, looks_like_header};
pub(super) use html::{is_html, render};

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One cell per line.
    Single,
    /// One cell per line with a pipe behind it; an empty cell is a lone pipe.
    Piped,
    /// One row per line, with pipes; a cell that held a list breaks the line.
    Broken,
    /// One row per line, one space between cells.
    Spaced,
    /// No gap between cells; the description below, the example last.
    Glued,
    /// HTML.
    Html,
    /// No text: entries of a package.
    Catalogue,
}

/// A table whose cells were told apart.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) layout: Layout,
    pub(super) columns: Vec<Column>,
    /// The line with the first title.
    pub(super) header: usize,
    pub(super) caption: Option<String>,
    pub(super) rows: Vec<Cells>,
}

/// One row of it.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) lines: Lines,
    /// Texts by column; lines within a cell are kept apart.
    pub(super) cells: Vec<(Column, String)>,
}

impl Cells {
    pub(super) fn get(&self, column: Column) -> Option<&str> {
        self.cells.iter().find(|(of, _)| *of == column).map(|(_, text)| text.as_str())
    }
}

/// The rows below a header, and the first line that is none of theirs.
pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    match header.layout {
        Layout::Single => single::rows(text, header),
        Layout::Piped => piped::rows(text, header),
        Layout::Broken => broken::rows(text, header),
        Layout::Spaced => spaced::rows(text, header),
        Layout::Glued => glued::rows(text, header),
        Layout::Html | Layout::Catalogue => (Vec::new(), header.next),
    }
}

//! A table of a saved page while it is open: its rows, its cells, and those of them that reach down. Becomes a grid where it has titles, a list where
//! it stands in a cell. Knows lines of text and no tags.

use crate::page::Column;
use crate::page::columns::title;
use crate::page::layouts::{Cells, Grid, Layout};
use crate::page::lines::Lines;
use crate::page::read::LARGEST_TEXT;
use crate::page::table::Trouble;

/// Columns in which cells may reach down.
const WIDEST: usize = 30;

#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) caption: Option<String>,
    pub(super) rows: Vec<OpenRow>,
    /// Cells that reach down into rows below: column, and rows left.
    reaching: Vec<(usize, usize)>,
    /// Tags of rows, counted by themselves.
    tags: usize,
}

#[derive(Debug, Default)]
pub(super) struct OpenRow {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) cells: Vec<Vec<String>>,
    pub(super) is_open: bool,
    is_header: bool,
}

impl Open {
    pub(super) fn new(caption: Option<String>) -> Self {
        Self { caption, ..Self::default() }
    }

    /// A row that has a tag of its own.
    pub(super) fn tagged_row(&mut self, line: usize, copied: &mut usize) {
        self.tags += 1;
        self.begin_row(line, copied);
    }

    fn begin_row(&mut self, line: usize, copied: &mut usize) {
        // A row without a cell so far is only its tag.
        self.rows.push(OpenRow { first: line, last: line, ..OpenRow::default() });
        self.reach(copied);
    }

    pub(super) fn begin_cell(&mut self, line: usize, is_header: bool, rowspan: usize, copied: &mut usize) {
        if self.rows.is_empty() {
            self.begin_row(line, copied);
        }
        self.reach(copied);
        if let Some(row) = self.rows.last_mut() {
            if row.cells.is_empty() {
                row.first = line;
                row.last = line;
            }
            row.cells.push(Vec::new());
            row.is_open = true;
            row.is_header |= is_header;
            let column = row.cells.len() - 1;
            if (2..=1000).contains(&rowspan) && column < WIDEST {
                self.reaching.push((column, rowspan));
            }
        }
    }

    /// Puts cells from above where they reach into the last row, as long as the page has no more text than a page may have.
    fn reach(&mut self, copied: &mut usize) {
        while let Some(at) = self.next_reaching() {
            let Some((column, left)) = self.reaching.get_mut(at) else { return };
            let column = *column;
            *left -= 1;
            if *left <= 1 {
                self.reaching.swap_remove(at);
            }
            let above = self.rows.len().checked_sub(2).and_then(|row| self.rows.get(row)?.cells.get(column));
            *copied += above.map_or(0, |lines| lines.iter().map(String::len).sum());
            let cell = above.filter(|_| *copied <= LARGEST_TEXT).cloned().unwrap_or_default();
            if let Some(row) = self.rows.last_mut() {
                row.cells.push(cell);
            }
        }
    }

    fn next_reaching(&self) -> Option<usize> {
        let next = self.rows.last().filter(|_| self.rows.len() > 1)?.cells.len();
        self.reaching.iter().position(|(column, _)| *column == next)
    }

    /// The titles in the first row, if all its cells are titles.
    pub(super) fn columns(&self) -> Option<Vec<Column>> {
        let first = self.rows.iter().find(|row| !row.cells.is_empty())?;
        first.cells.iter().map(|cell| title(&cell.join(" "))).collect()
    }

    /// A table inside of a cell, as lines of a list.
    pub(super) fn as_list(&self) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| !row.is_header && !row.cells.is_empty());
        rows.map(|row| {
            let mut cells = row.cells.iter().map(|cell| cell.join(" "));
            let first = cells.next().unwrap_or_default();
            let rest = cells.collect::<Vec<_>>().join(" ");
            if rest.is_empty() { format!("• {first}") } else { format!("• {first}: {rest}") }
        })
        .collect()
    }

    /// A table with a column of parameters that has a title nobody knows would be left out without a word; below the heading of a request or a response,
    /// so would any that is as wide as one, or has two titles that are known.
    pub(super) fn refuse(&self, is_of_call: bool, troubles: &mut Vec<Trouble>) {
        let Some(first) = self.rows.iter().find(|row| !row.cells.is_empty()) else { return };
        let titles: Vec<String> = first.cells.iter().map(|cell| cell.join(" ")).collect();
        let unknown: Vec<&str> = titles.iter().map(String::as_str).filter(|cell| title(cell).is_none()).collect();
        let known = titles.len() - unknown.len();
        let names = titles.iter().filter_map(|cell| title(cell)).any(|c| matches!(c, Column::Name | Column::Code));
        if names && titles.len() > 1 || is_of_call && (known > 1 || titles.len() > 2) {
            troubles.push(Trouble {
                line: Some(first.first),
                found: match unknown.as_slice() {
                    [] => "a table has titles that make no table of parameters".to_owned(),
                    unknown => format!("a table has titles that are not known: {}", short(&unknown.join(", "))),
                },
                help: "add them to codegen/src/page/columns.rs".to_owned(),
            });
        }
    }

    /// The rows with a cell per title, and what is wrong with the others.
    pub(super) fn into_grid(self, columns: Vec<Column>, troubles: &mut Vec<Trouble>) -> Grid {
        let header = self.rows.first().map_or(1, |row| row.first);
        let filled = self.rows.iter().filter(|row| !row.cells.is_empty()).count();
        if filled != self.tags {
            troubles.push(Trouble {
                line: Some(header),
                found: format!("this table has {} tags of rows, and {filled} rows with cells", self.tags),
                help: "see whether the page was cut off, or has a cell outside of its row".to_owned(),
            });
        }
        let mut rows = Vec::new();
        for row in self.rows.into_iter().skip(1).filter(|row| !row.cells.is_empty()) {
            let lines = Lines { first: row.first, last: row.last.max(row.first) };
            if row.cells.len() != columns.len() {
                troubles.push(Trouble {
                    line: Some(row.first),
                    found: format!("this row has {} cells where the titles are {}", row.cells.len(), columns.len()),
                    help: "correct the copy of the page so that each row has a cell per title".to_owned(),
                });
                continue;
            }
            let cells = columns.iter().copied().zip(row.cells.into_iter().map(|lines| lines.join("\n"))).collect();
            rows.push(Cells { lines, cells });
        }
        Grid { layout: Layout::Html, columns, header, caption: self.caption, rows }
    }
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

//! Tables of a saved page. A tokenizer reads the tags; which of them belong together is decided here, by tables, rows and cells alone, so that tags
//! without an end and tables without one do no harm. Tables in a cell that hold no parameters are a list in that cell.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::{Cells, Grid, Layout};
use crate::page::Column;
use crate::page::columns::{is_header, title};
use crate::page::headings::caption;
use crate::page::lines::Lines;
use crate::page::read::{LARGEST_TEXT, MOST_ROWS};
use crate::page::table::Trouble;

/// Whether a text is HTML.
pub(in crate::page) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).chars().take(200).collect();
    let start = start.to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<div", "<table", "<h1", "<main", "<article", "<section"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// The text of a page, a block per line, and its tables, whose lines are lines of that text.
#[derive(Debug, Default)]
pub(in crate::page) struct Rendered {
    pub(in crate::page) text: String,
    pub(in crate::page) grids: Vec<Grid>,
    pub(in crate::page) troubles: Vec<Trouble>,
}

/// Columns in which cells may reach down.
const WIDEST: usize = 30;

/// Tables in tables in tables are text.
const DEEPEST: usize = 3;

/// Reads a saved page.
pub(in crate::page) fn render(html: &str) -> Rendered {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let span = tag
                    .attributes
                    .get(b"rowspan".as_slice())
                    .and_then(|value| String::from_utf8_lossy(value).trim().parse::<usize>().ok());
                reading.open(&String::from_utf8_lossy(&tag.name), span.unwrap_or(1));
            }
            Token::EndTag(tag) => reading.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reading.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
        // What follows cannot make a page of it that is read.
        if reading.written > LARGEST_TEXT || reading.rows > MOST_ROWS {
            break;
        }
    }
    while !reading.tables.is_empty() {
        reading.end_table();
    }
    reading.end_block();
    let too_much = [
        (reading.copied > LARGEST_TEXT, "cells that reach down into rows below repeat more text than any page has"),
        (reading.rows > MOST_ROWS, "the tables have more rows than those of any page"),
    ];
    if let Some((_, found)) = too_much.into_iter().find(|(is_so, _)| *is_so) {
        let help = "save the one page that describes the operation".to_owned();
        return Rendered {
            troubles: vec![Trouble { line: None, found: found.to_owned(), help }],
            ..Rendered::default()
        };
    }
    Rendered { text: reading.lines.join("\n"), grids: reading.grids, troubles: reading.troubles }
}

#[derive(Debug, Default)]
struct Reading {
    /// The text so far.
    lines: Vec<String>,
    /// The block that is being read.
    block: String,
    is_item: bool,
    is_preformatted: bool,
    /// Inside of what is not shown.
    hidden: Option<&'static str>,
    /// Tables that are open, the innermost last, and how many are open inside of that.
    tables: Vec<Open>,
    deeper: usize,
    grids: Vec<Grid>,
    troubles: Vec<Trouble>,
    /// Bytes of the text so far, and those that cells which reach down were copied to; rows of all tables.
    written: usize,
    copied: usize,
    rows: usize,
}

#[derive(Debug, Default)]
struct Open {
    caption: Option<String>,
    rows: Vec<OpenRow>,
    /// Cells that reach down into rows below: column, and rows left.
    reaching: Vec<(usize, usize)>,
    /// Tags of rows, counted by themselves.
    tags: usize,
}

#[derive(Debug, Default)]
struct OpenRow {
    first: usize,
    last: usize,
    cells: Vec<Vec<String>>,
    is_open: bool,
    is_header: bool,
}

impl Reading {
    fn open(&mut self, tag: &str, rowspan: usize) {
        match tag {
            "script" | "style" | "noscript" | "template" | "svg" if self.hidden.is_none() => {
                self.hidden = ["script", "style", "noscript", "template", "svg"].into_iter().find(|name| *name == tag);
            }
            _ if self.hidden.is_some() => {}
            "table" => {
                self.end_block();
                if self.tables.len() >= DEEPEST {
                    self.deeper += 1;
                    return;
                }
                let caption = self.lines.last().and_then(|line| caption(line)).map(str::to_owned);
                self.tables.push(Open { caption, ..Open::default() });
            }
            "caption" => self.end_block(),
            "tr" if self.deeper == 0 => {
                self.end_block();
                let line = self.lines.len() + 1;
                if let Some(table) = self.tables.last_mut() {
                    table.tags += 1;
                    self.rows += 1;
                    table.begin_row(line, &mut self.copied);
                }
            }
            "td" | "th" if self.deeper == 0 => {
                self.end_block();
                let line = self.lines.len() + 1;
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(line, tag == "th", rowspan, &mut self.copied);
                }
            }
            "li" => {
                self.end_block();
                self.is_item = true;
            }
            "pre" => {
                self.end_block();
                self.is_preformatted = true;
            }
            tag if is_block(tag) => self.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) {
        if let Some(hidden) = self.hidden {
            if hidden == tag {
                self.hidden = None;
            }
            return;
        }
        match tag {
            "table" if self.deeper > 0 => self.deeper -= 1,
            "table" if !self.tables.is_empty() => self.end_table(),
            "caption" => {
                let found = self.block.trim().to_owned();
                self.end_block();
                if let Some(table) = self.tables.last_mut() {
                    table.caption = Some(caption(&found).map_or(found.clone(), str::to_owned));
                }
            }
            "td" | "th" | "tr" if self.deeper == 0 => {
                self.end_block();
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.is_open = false;
                }
            }
            "pre" => {
                self.end_block();
                self.is_preformatted = false;
            }
            tag if is_block(tag) => self.end_block(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if self.is_preformatted {
            let mut parts = text.split('\n');
            self.block.push_str(parts.next().unwrap_or_default());
            for part in parts {
                self.end_block();
                self.block.push_str(part);
            }
            return;
        }
        for c in text.chars() {
            match c {
                c if c.is_whitespace() && (self.block.is_empty() || self.block.ends_with(' ')) => {}
                c if c.is_whitespace() => self.block.push(' '),
                c => self.block.push(c),
            }
        }
    }

    /// Ends a line of the text, and puts it into the cell that is open.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let line = block.trim_end();
        if line.trim().is_empty() {
            return;
        }
        let line =
            if std::mem::take(&mut self.is_item) { format!("• {}", line.trim_start()) } else { line.to_owned() };
        self.written += line.len() + 1;
        self.lines.push(line.clone());
        let number = self.lines.len();
        if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()).filter(|row| row.is_open) {
            row.last = number;
            if let Some(cell) = row.cells.last_mut() {
                cell.push(line);
            }
        }
    }

    fn end_table(&mut self) {
        self.end_block();
        let Some(table) = self.tables.pop() else { return };
        let columns = table.columns();
        let is_parameters = columns.as_ref().is_some_and(|columns| is_header(columns) && columns.len() > 2);
        let outer = self.tables.last_mut().and_then(|outer| outer.rows.last_mut()).filter(|row| row.is_open);
        match (columns.filter(|columns| is_header(columns)), outer) {
            (Some(columns), None) => self.grid(columns, table),
            (Some(columns), Some(_)) if is_parameters => self.grid(columns, table),
            (_, Some(row)) => {
                if let Some(last) = table.rows.last() {
                    row.last = row.last.max(last.last);
                }
                if let Some(cell) = row.cells.last_mut() {
                    cell.extend(table.as_list());
                }
            }
            (None, None) => table.refuse(&mut self.troubles),
        }
    }

    fn grid(&mut self, columns: Vec<Column>, table: Open) {
        let header = table.rows.first().map_or(1, |row| row.first);
        let filled = table.rows.iter().filter(|row| !row.cells.is_empty()).count();
        if filled != table.tags {
            self.troubles.push(Trouble {
                line: Some(header),
                found: format!("this table has {} tags of rows, and {filled} rows with cells", table.tags),
                help: "see whether the page was cut off, or has a cell outside of its row".to_owned(),
            });
        }
        let mut rows = Vec::new();
        for row in table.rows.into_iter().skip(1).filter(|row| !row.cells.is_empty()) {
            let lines = Lines { first: row.first, last: row.last.max(row.first) };
            if row.cells.len() != columns.len() {
                self.troubles.push(Trouble {
                    line: Some(row.first),
                    found: format!("this row has {} cells where the titles are {}", row.cells.len(), columns.len()),
                    help: "correct the copy of the page so that each row has a cell per title".to_owned(),
                });
                continue;
            }
            let cells = columns.iter().copied().zip(row.cells.into_iter().map(|lines| lines.join("\n"))).collect();
            rows.push(Cells { lines, cells });
        }
        self.grids.push(Grid { layout: Layout::Html, columns, header, caption: table.caption, rows });
    }
}

impl Open {
    fn begin_row(&mut self, line: usize, copied: &mut usize) {
        // A row without a cell so far is only its tag.
        self.rows.push(OpenRow { first: line, last: line, ..OpenRow::default() });
        self.reach(copied);
    }

    fn begin_cell(&mut self, line: usize, is_header: bool, rowspan: usize, copied: &mut usize) {
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
    fn columns(&self) -> Option<Vec<Column>> {
        let first = self.rows.iter().find(|row| !row.cells.is_empty())?;
        first.cells.iter().map(|cell| title(&cell.join(" "))).collect()
    }

    /// A table inside of a cell, as lines of a list.
    fn as_list(&self) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| !row.is_header && !row.cells.is_empty());
        rows.map(|row| {
            let mut cells = row.cells.iter().map(|cell| cell.join(" "));
            let first = cells.next().unwrap_or_default();
            let rest = cells.collect::<Vec<_>>().join(" ");
            if rest.is_empty() { format!("• {first}") } else { format!("• {first}: {rest}") }
        })
        .collect()
    }

    /// A table with a column of parameters that has a title nobody knows would be left out without a word.
    fn refuse(&self, troubles: &mut Vec<Trouble>) {
        let Some(first) = self.rows.iter().find(|row| !row.cells.is_empty()) else { return };
        let titles: Vec<String> = first.cells.iter().map(|cell| cell.join(" ")).collect();
        let unknown: Vec<&str> = titles.iter().map(String::as_str).filter(|cell| title(cell).is_none()).collect();
        let is_likely = titles.iter().filter_map(|cell| title(cell)).any(|c| matches!(c, Column::Name | Column::Code));
        if is_likely && titles.len() > 1 {
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
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "br"
            | "hr"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "li"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "main"
            | "aside"
            | "blockquote"
            | "thead"
            | "tbody"
            | "tfoot"
            | "title"
            | "caption"
            | "figure"
            | "form"
            | "option"
            | "button"
    )
}

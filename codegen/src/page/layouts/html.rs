//! Tables of a saved page. A tokenizer reads the tags; which of them belong together is decided here, by tables, rows and cells alone, so that tags
//! without an end and tables without one do no harm. Tables in a cell that hold no parameters are a list in that cell.

mod table;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::Grid;
use crate::page::columns::is_header;
use crate::page::headings::{Section, caption, section};
use crate::page::read::{LARGEST_TEXT, MOST_ROWS};
use crate::page::table::Trouble;
use table::Open;

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

/// Tables in tables in tables are text.
const DEEPEST: usize = 3;

/// What a reader of the page does not see, or sees struck out.
const HIDDEN: [&str; 7] = ["script", "style", "noscript", "template", "svg", "del", "strike"];

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
                let name = String::from_utf8_lossy(&tag.name);
                // Of what a page draws, a tag can be its own end; of all else that mark means nothing.
                if !(tag.self_closing && name == "svg") {
                    reading.open(&name, span.unwrap_or(1));
                }
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
    if let Some(tag) = reading.hidden {
        reading.troubles.push(Trouble {
            line: None,
            found: format!("<{tag}> begins and never ends, so that the rest of the page is not shown"),
            help: "correct the copy".to_owned(),
        });
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
    /// The heading below which the next table stands.
    section: Option<Section>,
    grids: Vec<Grid>,
    troubles: Vec<Trouble>,
    /// Bytes of the text so far, and those that cells which reach down were copied to; rows of all tables.
    written: usize,
    copied: usize,
    rows: usize,
}

impl Reading {
    fn open(&mut self, tag: &str, rowspan: usize) {
        self.end_struck_out(tag);
        match tag {
            _ if self.hidden.is_none() && HIDDEN.contains(&tag) => {
                self.hidden = HIDDEN.into_iter().find(|name| *name == tag);
            }
            _ if self.hidden.is_some() => {}
            "table" => {
                self.end_block();
                if self.tables.len() >= DEEPEST {
                    self.deeper += 1;
                    return;
                }
                let caption = self.lines.last().and_then(|line| caption(line)).map(str::to_owned);
                self.tables.push(Open::new(caption));
            }
            "caption" => self.end_block(),
            "tr" if self.deeper == 0 => {
                self.end_block();
                let line = self.lines.len() + 1;
                if let Some(table) = self.tables.last_mut() {
                    self.rows += 1;
                    table.tagged_row(line, &mut self.copied);
                }
            }
            "td" | "th" if self.deeper == 0 => {
                self.end_block();
                let line = self.lines.len() + 1;
                if let Some(table) = self.tables.last_mut() {
                    table.begin_cell(line, tag == "th", rowspan, &mut self.copied);
                }
            }
            // A power is no further digit, and the number of a footnote no part of a name.
            "sup" => self.block.push('^'),
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

    /// What is struck out in a cell ends with it, closed or not.
    fn end_struck_out(&mut self, tag: &str) {
        if matches!(tag, "table" | "tr" | "td" | "th") {
            self.hidden = self.hidden.filter(|hidden| !matches!(*hidden, "del" | "strike"));
        }
    }

    fn close(&mut self, tag: &str) {
        self.end_struck_out(tag);
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
        if self.tables.is_empty() {
            self.section = section(&line).or(self.section);
        }
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
            (Some(columns), None) => self.grids.push(table.into_grid(columns, &mut self.troubles)),
            (Some(columns), Some(_)) if is_parameters => self.grids.push(table.into_grid(columns, &mut self.troubles)),
            (_, Some(row)) => {
                if let Some(last) = table.rows.last() {
                    row.last = row.last.max(last.last);
                }
                if let Some(cell) = row.cells.last_mut() {
                    cell.extend(table.as_list());
                }
            }
            (None, None) => {
                let is_of_call = matches!(self.section, Some(Section::Request | Section::Response));
                table.refuse(is_of_call, &mut self.troubles);
            }
        }
    }
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

//! From text to page: finds the tables, tells their cells apart, reads rows into facts, and counts the rows a second time. What cannot be read is
//! refused with what was seen. Knows no layout and no sentence.

use serde::{Deserialize, Serialize};

use super::headings::{self, Section};
use super::layouts::{Grid, header, html_tables, is_html, looks_like_header, rows as grid_rows};
use super::lines::Text;
use super::{Column, Facts, Headline, Json, Layout, Lines, count, json, rows};
use crate::spec::Lost;

/// A page that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What is said outside the tables.
    pub headline: Headline,
    /// The tables in their order.
    pub tables: Vec<Table>,
    /// The JSON objects outside the tables.
    pub json: Vec<Json>,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How it is written.
    pub layout: Layout,
    /// What it holds.
    pub kind: Kind,
    /// Its title, if it has one.
    pub caption: Option<String>,
    /// What its columns hold.
    pub columns: Vec<Column>,
    /// From its first row to its last.
    pub lines: Lines,
    /// Its rows in their order.
    pub rows: Vec<Row>,
}

impl Table {
    /// Whether rows say Yes or No.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Parameters of the request.
    Request,
    /// Parameters of the answer.
    Response,
    /// Parameters of an object in either, or nobody knows of which.
    Type,
    /// Error codes.
    Errors,
    /// Permissions.
    Authorization,
    /// Statuses of answers.
    Status,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From its first line to its last.
    pub lines: Lines,
    /// Name of the parameter, error code, permission or status, as the row spells it. A row without a name is called by its type.
    pub name: String,
    /// Its type in the words of the spec language; `object` where the page does not name it, `-` for a dash.
    pub type_: Option<String>,
    /// Whether the Required column says Yes.
    pub required: Option<bool>,
    /// The Example column.
    pub example: Option<String>,
    /// The HTTP status of an error code.
    pub status: Option<String>,
    /// The other cells: of a permission, its access level and its resources.
    pub others: Vec<String>,
    /// The description as it stands: the vendor's words, which go into no file.
    pub text: String,
    /// What the description says.
    pub facts: Facts,
    /// What the description lacks.
    pub hole: Option<Lost>,
    /// How many sentences the description has, and which of them, counted from one, yielded no fact.
    pub sentences: usize,
    /// See `sentences`.
    pub silent: Vec<usize>,
}

/// Why a page cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The line, counted from one, if it is one line's fault.
    pub line: Option<usize>,
    /// What was seen.
    pub found: String,
    /// What can be done.
    pub help: String,
}

/// Reads a page. Everything that cannot be read is reported, and then nothing is returned.
pub fn read(text: &str) -> Result<Page, Vec<Trouble>> {
    if is_html(text) {
        let (visible, grids) = html_tables(text);
        return page(&Text::new(&visible), grids, Vec::new());
    }
    let text = Text::new(text);
    let (grids, troubles) = grids(&text);
    page(&text, grids, troubles)
}

/// The tables of a page in lines, and the lines that look as if they began a table in another form.
fn grids(text: &Text<'_>) -> (Vec<Grid>, Vec<Trouble>) {
    let (mut grids, mut troubles) = (Vec::new(), Vec::new());
    let mut line = 1;
    while line <= text.len() {
        let Some(header) = header(text, line) else {
            if looks_like_header(text.line(line)) {
                troubles.push(Trouble {
                    line: Some(line),
                    found: "this line has the titles of a table in a form that no layout has".to_owned(),
                    help:
                        "copy the page as plain text or save it as HTML; codegen/src/page/layouts has the known forms"
                            .to_owned(),
                });
            }
            line += 1;
            continue;
        };
        let (rows, end) = grid_rows(text, &header);
        if rows.is_empty() {
            troubles.push(Trouble {
                line: Some(header.line),
                found: "the titles of a table stand here, and below them no row that can be told apart".to_owned(),
                help: "see whether the page was cut off here, or copied in another form".to_owned(),
            });
        }
        let above = text.filled_before(header.line).map(|line| text.line(line));
        let caption = above.and_then(headings::caption).map(str::to_owned);
        line = end.max(header.next);
        grids.push(Grid { layout: header.layout, columns: header.columns, header: header.line, caption, rows });
    }
    (grids, troubles)
}

fn page(text: &Text<'_>, grids: Vec<Grid>, mut troubles: Vec<Trouble>) -> Result<Page, Vec<Trouble>> {
    if grids.is_empty() && troubles.is_empty() {
        let seen = text.next_filled(1).map(|line| text.line(line).chars().take(60).collect::<String>());
        troubles.push(Trouble {
            line: None,
            found: match seen {
                Some(_) => format!("no table was found in {} lines", text.len()),
                None => "the page is empty".to_owned(),
            },
            help: "a table begins with titles such as Parameter, Type and Description; see codegen/src/page/columns.rs"
                .to_owned(),
        });
    }
    let mut tables: Vec<Table> = Vec::new();
    for grid in grids {
        let section = section_above(text, grid.header);
        let is_first = tables.last().is_none_or(|last| section_above(text, last.lines.first) != section);
        let table = table(grid, section.map(|(_, section)| section), is_first, &mut troubles);
        troubles.extend(count::check(text, &table));
        tables.push(table);
    }
    if !troubles.is_empty() {
        return Err(troubles);
    }
    rows::name_condition_fields(&mut tables);
    let json = json::find(text, &tables);
    Ok(Page { headline: Headline::read(text, &tables), tables, json })
}

/// The nearest heading above a line.
fn section_above(text: &Text<'_>, line: usize) -> Option<(usize, Section)> {
    (1..line).rev().find_map(|line| Some((line, headings::section(text.line(line))?)))
}

fn table(grid: Grid, section: Option<Section>, is_first: bool, troubles: &mut Vec<Trouble>) -> Table {
    let kind = kind(&grid, section, is_first);
    let lines = Lines {
        first: grid.rows.first().map_or(grid.header, |row| row.lines.first),
        last: grid.rows.last().map_or(grid.header, |row| row.lines.last),
    };
    let rows = grid.rows.iter().filter_map(|cells| rows::row(cells, kind, troubles)).collect();
    Table { layout: grid.layout, kind, caption: grid.caption, columns: grid.columns, lines, rows }
}

fn kind(grid: &Grid, section: Option<Section>, is_first: bool) -> Kind {
    if grid.columns.contains(&Column::Code) {
        return Kind::Errors;
    }
    match grid.columns.first() {
        Some(Column::Status) => return Kind::Status,
        Some(Column::Action) => return Kind::Authorization,
        _ => {}
    }
    let caption = grid.caption.as_deref().unwrap_or_default().to_lowercase();
    let says = |words: [&str; 4]| words.iter().any(|word| caption.contains(word));
    let is_type = !caption.is_empty() && !says(["parameter", "参数", "element", "header"]);
    match section {
        _ if is_type => Kind::Type,
        _ if caption.contains("response") || caption.contains("响应") || caption.contains("返回") => Kind::Response,
        Some(Section::Response) if is_first || !caption.is_empty() => Kind::Response,
        Some(Section::Request) if is_first || !caption.is_empty() => Kind::Request,
        None if is_first => Kind::Request,
        _ => Kind::Type,
    }
}

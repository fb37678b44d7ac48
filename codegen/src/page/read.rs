//! From text to page: finds the tables, tells their cells apart, reads rows into facts, and counts the rows a second time. What cannot be read is
//! refused with what was seen. Knows no layout and no sentence.

use super::headings::{self, Section};
use super::layouts::{Grid, header, is_html, looks_like_header, render, rows as grid_rows};
use super::lines::Text;
use super::table::{Kind, Page, Table, Trouble};
use super::{Column, Headline, Lines, count, json, missed, rows};

/// Bytes of a saved page, with all that is not shown, and of the text of a page. The longest pages of the vendors have a tenth of it.
pub(super) const LARGEST_FILE: usize = 16 << 20;
pub(super) const LARGEST_TEXT: usize = 2 << 20;

/// Rows of a table. The longest tables of the vendors have a hundredth of it.
pub(super) const MOST_ROWS: usize = 10_000;

/// Reads a page. Everything that cannot be read is reported, and then nothing is returned.
pub fn read(text: &str) -> Result<Page, Vec<Trouble>> {
    if is_html(text) && text.len() <= LARGEST_FILE {
        let rendered = render(text);
        if rendered.text.len() > LARGEST_TEXT {
            return Err(too_large(text.len()));
        }
        return page(&Text::new(&rendered.text), rendered.grids, rendered.troubles);
    }
    if text.len() > LARGEST_TEXT {
        return Err(too_large(text.len()));
    }
    let text = Text::new(text);
    let (grids, mut troubles) = grids(&text);
    troubles.extend(missed::find(&text, &grids));
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
        let above = text.filled_before(header.line).map(|line| text.line(line));
        let caption = above.and_then(headings::caption).map(str::to_owned);
        line = end.max(header.next);
        grids.push(Grid { layout: header.layout, columns: header.columns, header: header.line, caption, rows });
    }
    (grids, troubles)
}

fn page(text: &Text<'_>, grids: Vec<Grid>, mut troubles: Vec<Trouble>) -> Result<Page, Vec<Trouble>> {
    let headings: Vec<(usize, Section)> =
        (1..=text.len()).filter_map(|line| Some((line, headings::section(text.line(line))?))).collect();
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
        if grid.rows.is_empty() {
            troubles.push(Trouble {
                line: Some(grid.header),
                found: "the titles of a table stand here, and below them no row that can be told apart".to_owned(),
                help: "see whether the page was cut off here, or copied in another form".to_owned(),
            });
            continue;
        }
        if grid.rows.len() > MOST_ROWS {
            troubles.push(Trouble {
                line: Some(grid.header),
                found: format!(
                    "a table with {} rows begins here, and no page has more than {MOST_ROWS}",
                    grid.rows.len()
                ),
                help: "save the one page that describes the operation".to_owned(),
            });
            continue;
        }
        let section = section_above(&headings, grid.header);
        let is_first = tables.last().is_none_or(|last| section_above(&headings, last.lines.first) != section);
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
fn section_above(headings: &[(usize, Section)], line: usize) -> Option<(usize, Section)> {
    let after = headings.partition_point(|(heading, _)| *heading < line);
    after.checked_sub(1).and_then(|at| headings.get(at)).copied()
}

fn too_large(bytes: usize) -> Vec<Trouble> {
    vec![Trouble {
        line: None,
        found: format!("the page has {} MiB, more than any page of documentation", bytes >> 20),
        help: "save the one page that describes the operation".to_owned(),
    }]
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

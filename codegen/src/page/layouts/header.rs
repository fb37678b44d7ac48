//! Finds the line or lines that title the columns of a table; their form tells the layout of what is below.

use super::Layout;
use super::markdown::is_rule;
use crate::page::Column;
use crate::page::columns::{Between, belongs, is_header, title, titles};
use crate::page::lines::Text;

/// The titles of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Header {
    pub(in crate::page) layout: Layout,
    pub(in crate::page) columns: Vec<Column>,
    /// The line with the first title.
    pub(in crate::page) line: usize,
    /// The first line below the titles.
    pub(in crate::page) next: usize,
}

/// The header that begins at a line.
pub(in crate::page) fn header(text: &Text<'_>, line: usize) -> Option<Header> {
    let first = text.line(line);
    if first.is_empty() {
        return None;
    }
    let found = |layout, columns, next| Some(Header { layout, columns, line, next });
    if let Some(columns) = titles(first, Between::Pipe) {
        let next = line + 1 + usize::from(is_rule(text.line(line + 1)));
        return found(Layout::Broken, columns, next);
    }
    if first.ends_with('|') {
        let (columns, next) = column_by_column(text, line, |line| line.strip_suffix('|'));
        return (is_header(&columns) && is_rule(text.line(next)))
            .then_some(())
            .and_then(|()| found(Layout::Piped, columns, next + 1));
    }
    if let Some(columns) = titles(first, Between::Blank) {
        return found(Layout::Spaced, columns, line + 1);
    }
    if let Some(columns) = titles(first, Between::Nothing) {
        return found(Layout::Glued, columns, line + 1);
    }
    title(first)?;
    let (columns, next) = column_by_column(text, line, Some);
    if is_header(&columns) { found(Layout::Single, columns, next) } else { None }
}

/// Whether a line has the words of a header in a form that no layout has.
pub(in crate::page) fn looks_like_header(line: &str) -> bool {
    let cells = || line.split(['\t', '|', ';', ',']).filter_map(title);
    let columns: Vec<Column> = cells().collect();
    columns.len() > 1 && columns.contains(&Column::Name)
}

fn column_by_column<'t>(
    text: &Text<'t>,
    first: usize,
    cell: impl Fn(&'t str) -> Option<&'t str>,
) -> (Vec<Column>, usize) {
    let (mut columns, mut next) = (Vec::new(), first);
    while let Some(line) = text.next_filled(next)
        && let Some(column) = cell(text.line(line)).and_then(title)
        && !columns.contains(&column)
        // The first row below can be called like the title of another table.
        && columns.first().is_none_or(|&first| belongs(first, column))
    {
        columns.push(column);
        next = line + 1;
    }
    (columns, next)
}

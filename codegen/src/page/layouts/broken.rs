//! One row per line, cells between pipes. A cell that held a list breaks the line, and the list is gone; the first cell of a nested row may be gone
//! too. The cells before the description are counted from the left and those after it from the right, so that a pipe in a description stays there.

use super::cells::fits;
use super::{Cells, Header, markdown};
use crate::page::Column;
use crate::page::lines::{Lines, Text};
use crate::page::{types, words};

pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    let mut rows = Vec::new();
    let mut line = header.next;
    // `Required` in the titles of the next table would be a Yes.
    while begins(text.line(line), header) && super::header(text, line).is_none() {
        let last = end(text, header, line);
        rows.push(cells(text, header, Lines { first: line, last }));
        line = last + 1;
    }
    (rows, line)
}

/// Whether a row begins on a line.
fn begins(line: &str, header: &Header) -> bool {
    let mut cells = split(line).into_iter().map(str::trim);
    let Some(first) = cells.next().filter(|_| line.contains('|')) else { return false };
    let Some(&column) = header.columns.first() else { return false };
    if column != Column::Name {
        return fits(column, first, &header.columns);
    }
    // The end of a description and its example can look like a name and a type; a row has its Yes or No, one cell earlier without a name.
    let found = split(line);
    let unnamed = [&[""], found.as_slice()].concat();
    let has_required =
        |cells: &[&str]| !header.columns.contains(&Column::Required) || has_required(cells, &header.columns);
    let is_nested = types::is_base(first) && has_required(&unnamed);
    if !is_nested && !has_required(&found) {
        return false;
    }
    // With its name, or, in a nested row, without.
    let second = header.columns.get(1);
    let fits_second = |cell: &str| second.is_none_or(|&second| fits_or_mark(second, cell, &header.columns));
    (fits(column, first, &header.columns) || first.is_empty()) && cells.next().is_some_and(fits_second)
        || types::is_base(first)
}

fn fits_or_mark(column: Column, cell: &str, columns: &[Column]) -> bool {
    column == Column::Description || fits(column, cell, columns)
}

/// The last line of the row that begins on this one.
fn end(text: &Text<'_>, header: &Header, first: usize) -> usize {
    let before =
        header.columns.iter().position(|&column| column == Column::Description).unwrap_or(header.columns.len());
    let (mut pipes, mut is_nested) = (0, false);
    let mut line = first;
    loop {
        is_nested |= holds_row(text.line(line), if line == first { before } else { 0 });
        pipes += text.line(line).matches('|').count();
        let is_whole = text.line(line).ends_with('|') && pipes >= header.columns.len();
        let following = text.line(line + 1);
        if !is_whole && markdown::begins(text, line + 1) {
            return markdown::end_of_cell(text, line + 1, &|line| begins(text.line(line), header));
        }
        // A pipe inside a cell can make a row look whole before it is.
        let goes_on = following.contains('|') && !begins(following, header) && super::header(text, line + 1).is_none();
        // Rows of a table in this description have the end of a row no more than it has.
        let next_begins = begins(following, header) && (!is_nested || following.ends_with('|'));
        if is_whole && !goes_on || line >= text.len() || !is_whole && next_begins {
            return line;
        }
        line += 1;
    }
}

/// Whether a row of another table stands behind so many cells: a type beside a Yes or No.
fn holds_row(line: &str, behind: usize) -> bool {
    let cells = split(line);
    let mut pairs = cells.iter().zip(cells.iter().skip(1)).skip(behind);
    pairs.any(|(cell, next)| types::is_base(cell) && words::required(next).is_some())
}

fn cells(text: &Text<'_>, header: &Header, lines: Lines) -> Cells {
    let whole = (lines.first..=lines.last).map(|line| text.line(line)).collect::<Vec<_>>().join("\n");
    let mut found: Vec<&str> = split(&whole);
    let columns = &header.columns;
    let is_unnamed = columns.first() == Some(&Column::Name)
        && columns.get(1) == Some(&Column::Type)
        && found.first().is_some_and(|cell| types::is_base(cell))
        && !found.get(1).is_some_and(|cell| types::is_base(cell))
        // A parameter can be called like a type; then its Yes or No stands where it should.
        && !has_required(&found, columns);
    if is_unnamed {
        found.insert(0, "");
    }
    while found.len() > columns.len() && found.last().is_some_and(|cell| cell.trim().is_empty()) {
        found.pop();
    }
    let before = columns.iter().position(|&column| column == Column::Description).unwrap_or(columns.len());
    let after = columns.len().saturating_sub(before + 1);
    let middle = found.len().saturating_sub(after).max((before + 1).min(found.len()));
    let (left, rest) = found.split_at_checked(before).unwrap_or((&found, &[]));
    let (description, right) = rest.split_at_checked(middle.saturating_sub(before)).unwrap_or((rest, &[]));
    let mut cells: Vec<(Column, String)> =
        columns.iter().copied().zip(left.iter().map(|cell| cell.trim().to_owned())).collect();
    if before < columns.len() {
        // Blanks go, the break in front of a pipe stays: it tells that something was lost there.
        let blank = |c: char| c == ' ' || c == '\t';
        let text = description.iter().map(|cell| cell.trim_matches(blank)).collect::<Vec<_>>().join(" | ");
        cells.push((Column::Description, text));
    }
    cells.extend(columns.iter().copied().skip(before + 1).zip(right.iter().map(|cell| cell.trim().to_owned())));
    Cells { lines, cells }
}

fn has_required(cells: &[&str], columns: &[Column]) -> bool {
    let at = columns.iter().position(|&column| column == Column::Required);
    at.and_then(|at| cells.get(at)).is_some_and(|cell| words::required(cell).is_some())
}

/// The cells of a row, with or without a pipe in front; an escaped pipe ends none.
fn split(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut rest = row;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|tail| tail.find('|')).map(|at| at + from) {
        let (cell, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        if cell.ends_with('\\') {
            from = at + 1;
            continue;
        }
        cells.push(cell);
        rest = tail.strip_prefix('|').unwrap_or(tail);
        from = 0;
    }
    cells.push(rest);
    cells
}

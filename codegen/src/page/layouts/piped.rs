//! One cell per line with a pipe behind it. An empty cell is a lone pipe; a cell of several lines has its pipe behind the last. A pipe that ends a
//! line inside a description is told from the end of a cell by what follows.

use super::cells::fits;
use super::ends::ends;
use super::{Cells, Header, markdown};
use crate::page::Column;
use crate::page::lines::{Lines, Text};

pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    let mut rows: Vec<Cells> = Vec::new();
    let mut next = header.next;
    while let Some(line) = text.next_filled(next) {
        if ends(text, header, line, &|line| begin(text, header, line).is_some()) {
            break;
        }
        if let Some(row) = row(text, header, line) {
            next = row.lines.last + 1;
            rows.push(row);
        } else if text.line(line).ends_with('|')
            && let Some(row) = rows.last_mut()
        {
            let (cell, last) = chunk(text, header, line);
            carry_on(row, cell);
            row.lines.last = last;
            next = last + 1;
        } else {
            break;
        }
    }
    let end = rows.last().map_or(header.next, |row| row.lines.last + 1);
    (rows, end)
}

fn row(text: &Text<'_>, header: &Header, first: usize) -> Option<Cells> {
    let begins = &|line| begin(text, header, line).is_some();
    let mut cells = begin(text, header, first)?;
    let fixed = cells.cells.len();
    for &column in header.columns.iter().skip(fixed) {
        let Some(line) = text.next_filled(cells.lines.last + 1) else { break };
        if begins(line) || ends(text, header, line, begins) {
            break;
        }
        let (cell, last) = chunk(text, header, line);
        cells.cells.push((column, cell));
        cells.lines.last = last;
    }
    Some(cells)
}

/// The cells before the description, if a row begins here: each on a line of its own.
fn begin(text: &Text<'_>, header: &Header, first: usize) -> Option<Cells> {
    let mut cells = Vec::new();
    let (mut next, mut last) = (first, first);
    for &column in header.columns.iter().take_while(|&&column| column != Column::Description) {
        last = text.next_filled(next)?;
        let value = text.line(last).strip_suffix('|')?.trim();
        if !fits(column, value, &header.columns) {
            return None;
        }
        cells.push((column, value.to_owned()));
        next = last + 1;
    }
    (!cells.is_empty()).then_some(Cells { lines: Lines { first, last }, cells })
}

/// The text up to the next pipe at the end of a line, and the last of its lines.
fn chunk(text: &Text<'_>, header: &Header, first: usize) -> (String, usize) {
    let begins = &|line| begin(text, header, line).is_some();
    let mut cell = String::new();
    let mut line = first;
    loop {
        let found = text.line(line);
        if markdown::begins(text, line) {
            let last = markdown::end_of_cell(text, line, begins);
            let lines: Vec<&str> = (line..=last).map(|line| text.line(line)).filter(|line| !line.is_empty()).collect();
            cell.push_str(lines.join("\n").trim_end_matches('|').trim_end());
            return (cell, last);
        }
        cell.push_str(found.strip_suffix('|').unwrap_or(found).trim_end());
        let goes_on = !found.ends_with('|');
        let Some(following) = text.next_filled(line + 1).filter(|_| goes_on) else { return (cell, line) };
        if begins(following) || ends(text, header, following, begins) {
            return (cell, line);
        }
        cell.push('\n');
        line = following;
    }
}

// What was taken for the last cell was a part of the description.
fn carry_on(row: &mut Cells, cell: String) {
    let description = row.cells.iter().position(|(column, _)| *column == Column::Description);
    let Some(after) = description.map(|at| at + 1) else { return };
    let mut texts: Vec<String> = row.cells.iter().skip(after).map(|(_, text)| text.clone()).collect();
    texts.push(cell);
    let first = texts.remove(0);
    if let Some((_, text)) = row.cells.get_mut(after - 1) {
        text.push_str(" |\n");
        text.push_str(&first);
    }
    for ((_, old), new) in row.cells.iter_mut().skip(after).zip(texts) {
        *old = new;
    }
}

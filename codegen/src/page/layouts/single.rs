//! One cell per line, blank lines between. A row begins where a line looks like the first cell and the lines below it look like the cells that
//! follow; everything up to the next such place is its description, and, where there is a column for it, its example.

use super::cells::{fits, split_example};
use super::ends::ends;
use super::{Cells, Header};
use crate::page::Column;
use crate::page::lines::{Lines, Text};

pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    let mut rows: Vec<(Cells, Vec<&str>)> = Vec::new();
    let mut next = header.next;
    while let Some(line) = text.next_filled(next) {
        let is_inside = || super::header(text, line).is_some_and(|below| begins_inside(text, header, &below));
        if ends(text, header, line, &|line| start(text, header, line).is_some()) && !is_inside() {
            break;
        }
        if let Some(row) = start(text, header, line) {
            next = row.lines.last + 1;
            rows.push((row, Vec::new()));
        } else if let Some((row, body)) = rows.last_mut() {
            row.lines.last = line;
            body.push(text.line(line));
            next = line + 1;
        } else {
            break;
        }
    }
    let end = rows.last().map_or(header.next, |(row, _)| row.lines.last + 1);
    let has_example = header.columns.contains(&Column::Example);
    let whole = |(mut row, mut body): (Cells, Vec<&str>)| {
        if has_example && let Some(example) = split_example(&mut body) {
            row.cells.push((Column::Example, example.to_owned()));
        }
        row.cells.push((Column::Description, body.join("\n")));
        row
    };
    (rows.into_iter().map(whole).collect(), end)
}

/// Whether what looks like titles is the end of a description and the name of the next row.
fn begins_inside(text: &Text<'_>, header: &Header, below: &Header) -> bool {
    (below.line + 1..below.next).any(|line| !text.line(line).is_empty() && start(text, header, line).is_some())
}

/// The cells before the description, if a row begins here.
fn start(text: &Text<'_>, header: &Header, first: usize) -> Option<Cells> {
    let mut cells = Vec::new();
    let (mut next, mut last) = (first, first);
    for &column in header.columns.iter().take_while(|&&column| column != Column::Description) {
        last = text.next_filled(next)?;
        let value = text.line(last);
        if !fits(column, value, &header.columns) {
            return None;
        }
        cells.push((column, value.to_owned()));
        next = last + 1;
    }
    (!cells.is_empty()).then_some(Cells { lines: Lines { first, last }, cells })
}

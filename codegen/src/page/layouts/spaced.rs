//! One row per line, one space between cells, so that only the words tell where a cell ends. A line that is no row continues the one above.

use super::cells::fits;
use super::ends::ends;
use super::{Cells, Header};
use crate::page::lines::{Lines, Text};
use crate::page::{Column, types, words};

pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    let mut rows: Vec<Cells> = Vec::new();
    let mut line = header.next;
    loop {
        let found = text.line(line);
        if ends(text, header, line, &|line| row(text.line(line), &header.columns).is_some()) {
            break;
        }
        if let Some(cells) = row(found, &header.columns) {
            rows.push(Cells { lines: Lines { first: line, last: line }, cells });
        } else if !found.is_empty()
            && let Some(row) = rows.last_mut()
        {
            row.lines.last = line;
            if let Some((_, last)) = row.cells.last_mut() {
                last.push('\n');
                last.push_str(found);
            }
        } else if !goes_on(text, header, line) {
            break;
        }
        line += 1;
    }
    (rows, line)
}

/// Whether rows follow below a blank line.
fn goes_on(text: &Text<'_>, header: &Header, line: usize) -> bool {
    text.next_filled(line).is_some_and(|next| next > line && row(text.line(next), &header.columns).is_some())
}

/// The cells of a line, if it is a row.
pub(in crate::page) fn row(line: &str, columns: &[Column]) -> Option<Vec<(Column, String)>> {
    let mut cells = Vec::new();
    let mut rest = line;
    for (at, &column) in columns.iter().enumerate() {
        let is_last = at + 1 == columns.len();
        let (cell, after) = match column {
            _ if is_last => (rest, ""),
            Column::Type => split_type(rest, columns)?,
            _ => rest.split_once(' ').unwrap_or((rest, "")),
        };
        if !fits(column, cell, columns) {
            return None;
        }
        cells.push((column, cell.to_owned()));
        rest = after.trim_start();
    }
    let name = cells.first().filter(|(column, _)| *column == Column::Name).map(|(_, name)| name.as_str());
    let ty = cells.iter().find(|(column, _)| *column == Column::Type).map(|(_, ty)| ty.as_str());
    // No sentence has a Yes or No in the place of one.
    let is_row = columns.contains(&Column::Required) || !is_sentence(name, ty);
    is_row.then_some(cells)
}

/// `Array of X objects` and `X object` have gaps of their own.
fn split_type<'t>(rest: &'t str, columns: &[Column]) -> Option<(&'t str, &'t str)> {
    let ends: Vec<usize> = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]).take(4).collect();
    // Longest first: of `Array of Tag` the first word is a type, too.
    let longest = ends.iter().rev().filter_map(|&end| rest.split_at_checked(end)).find(|(cell, _)| {
        let is_name = types::is_likely(cell) || cell.starts_with(|c: char| c.is_ascii_uppercase());
        let is_one = !cell.contains(' ') && is_name && fits(Column::Type, cell, columns);
        is_one || is_phrase(cell)
    });
    longest.map(|(cell, after)| (cell, after.trim_start()))
}

fn is_phrase(cell: &str) -> bool {
    let lower = cell.to_ascii_lowercase();
    let begins = ["array of ", "list of "].iter().any(|words| lower.starts_with(words));
    let words = cell.split(' ').count();
    let ends = lower.ends_with(" object") || lower.ends_with(" objects");
    (begins && (words == 3 || words == 4 && ends) || words == 2 && ends) && types::read(cell).is_some()
}

// `Please Note that` begins like a row whose type is an object: two plain words with capitals.
fn is_sentence(name: Option<&str>, ty: Option<&str>) -> bool {
    let (Some(name), Some(ty)) = (name, ty) else { return false };
    let is_plain = |word: &str| word.chars().skip(1).all(|c| c.is_ascii_lowercase());
    is_plain(name) && is_plain(ty) && !types::is_base(ty) && words::required(ty).is_none() && name != ty
}

//! Where the rows of a table end: at a heading, or at the titles of another table. Either can be a cell or stand in one, and what is around it
//! tells: below a heading there are no rows without titles of their own, and the tables of a page are written in one way.

use super::Header;
use crate::page::Column;
use crate::page::headings::ends_table;
use crate::page::lines::Text;
use crate::page::types;

/// Whether a table ends in front of a line. `begins` says on which lines one of its rows begins.
pub(super) fn ends(text: &Text<'_>, header: &Header, line: usize, begins: &dyn Fn(usize) -> bool) -> bool {
    if let Some(below) = super::header(text, line) {
        return !is_nested(header, &below);
    }
    if !ends_table(text.line(line)) {
        return false;
    }
    // Without a Yes or No, two words of a footer can look like a row.
    let is_sure = header.columns.contains(&Column::Required);
    let has_type = || text.next_filled(line + 1).is_some_and(|next| types::is_base(text.line(next)));
    !(begins(line) && (is_sure || has_type())) && !(is_sure && is_inside(text, line, begins))
}

/// Whether titles stand in a description: those of parameters in another layout or in another order than the table around them.
fn is_nested(around: &Header, below: &Header) -> bool {
    let is_parameters = |header: &Header| header.columns.first() == Some(&Column::Name);
    let shared = |of: &Header, with: &Header| -> Vec<Column> {
        of.columns.iter().copied().filter(|column| with.columns.contains(column)).collect()
    };
    is_parameters(around)
        && is_parameters(below)
        && (around.layout != below.layout || shared(around, below) != shared(below, around))
}

/// Lines of a description below a text like a heading.
const LONGEST: usize = 20;

/// Whether a text like a heading stands in a description: a row is below, and neither titles nor a heading in between.
fn is_inside(text: &Text<'_>, line: usize, begins: &dyn Fn(usize) -> bool) -> bool {
    for below in (line + 1..=text.len()).filter(|&line| !text.line(line).is_empty()).take(LONGEST) {
        if super::header(text, below).is_some() {
            return false;
        }
        if begins(below) {
            return true;
        }
        if ends_table(text.line(below)) {
            return false;
        }
    }
    false
}

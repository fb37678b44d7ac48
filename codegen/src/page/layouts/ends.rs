//! Where the rows of a table end: at a heading, or at the titles of another table. Either can be a cell or stand in one, and what is around it
//! tells: a heading has no row of the table above right below it, and the tables of a page are written in one way.

use super::Header;
use crate::page::Column;
use crate::page::headings::ends_table;
use crate::page::lines::Text;

/// Whether a table ends in front of a line. `begins` says on which lines one of its rows begins.
pub(super) fn ends(text: &Text<'_>, header: &Header, line: usize, begins: &dyn Fn(usize) -> bool) -> bool {
    if let Some(below) = super::header(text, line) {
        return !is_nested(header, &below);
    }
    ends_table(text.line(line)) && !begins(line) && !is_cell(text, header, line, begins)
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

/// Whether a text like a heading is a description: the next row stands right below it, or below its example.
fn is_cell(text: &Text<'_>, header: &Header, line: usize, begins: &dyn Fn(usize) -> bool) -> bool {
    let Some(next) = text.next_filled(line + 1).filter(|&next| super::header(text, next).is_none()) else {
        return false;
    };
    let below_example = || text.next_filled(next + 1).filter(|_| header.columns.contains(&Column::Example));
    begins(next) || below_example().is_some_and(begins)
}

//! Tables of Markdown that stand in a description of a table with pipes. Their own pipes end no cell of the table around them; the line of dashes
//! below their titles gives them away.

use crate::page::headings::ends_table;
use crate::page::lines::Text;

/// Lines that are looked through for the end of a description.
const LONGEST: usize = 500;

/// A line of dashes below titles.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains("---") && line.chars().all(|c| "-|: ".contains(c))
}

/// Whether a line is the titles of a Markdown table.
pub(super) fn begins(text: &Text<'_>, line: usize) -> bool {
    text.line(line).contains('|') && text.line(line + 1).contains('|') && is_rule(text.line(line + 1))
}

/// The last line of a cell that has such a table: the last pipe at the end of a line before the next row, a heading, or the end.
pub(super) fn end_of_cell(text: &Text<'_>, line: usize, begins: &dyn Fn(usize) -> bool) -> usize {
    let last = text.len().min(line + LONGEST);
    let below = (line + 1..=last).take_while(|&line| !ends_table(text.line(line)) && !begins(line));
    below.filter(|&line| text.line(line).ends_with('|')).last().unwrap_or(line)
}

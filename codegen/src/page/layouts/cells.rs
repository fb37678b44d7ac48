//! What the layouts share: whether a text can be a cell of a column, and which line of a body is the example. Where nothing but looks tells cells
//! apart, these are the looks.

use crate::page::Column;
use crate::page::{types, words};

/// Whether a text can be a cell of a column of such a table.
pub(super) fn fits(column: Column, value: &str, columns: &[Column]) -> bool {
    match column {
        Column::Name => words::is_name(words::bare(value)),
        Column::Required => words::required(value).is_some(),
        // Beside a Yes or No any name can be a type; without one it must look like a type.
        Column::Type if columns.contains(&Column::Required) => types::read(value).is_some(),
        Column::Type => types::is_likely(value),
        Column::Status => words::is_status(value),
        Column::Code => words::is_code(value),
        Column::Action => words::is_action(value),
        Column::Description | Column::Example | Column::Message | Column::Other => true,
    }
}

/// Takes the example off the end of a body. A sentence or an item of a list is none, and the only line is what the row is about.
pub(super) fn split_example<'t>(body: &mut Vec<&'t str>) -> Option<&'t str> {
    let last = body.last()?;
    let is_text = last.ends_with(['.', '。', ':', '：']) || is_item(last);
    if is_text || body.len() < 2 { None } else { body.pop() }
}

/// Whether a line is an item of a list.
pub(in crate::page) fn is_item(line: &str) -> bool {
    let mut chars = line.trim_start().chars();
    let is_mark = |c: char| "•·●▪◦*-–".contains(c);
    chars.next().is_some_and(is_mark) && chars.next().is_some_and(|c| c.is_whitespace() || !c.is_ascii())
}

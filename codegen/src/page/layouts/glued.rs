//! No gap between cells: `RegionIdstringYes`. The known words for types and for Yes and No give the split. Below stands the description, one
//! paragraph a line, and last the example.

use super::cells::split_example;
use super::ends::ends;
use super::{Cells, Header};
use crate::page::Column;
use crate::page::lines::{Lines, Text};
use crate::page::{types, words};

pub(super) fn rows(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    match header.columns.first() {
        Some(Column::Status | Column::Code) => (codes(text, header), header.next),
        _ => parameters(text, header),
    }
}

fn parameters(text: &Text<'_>, header: &Header) -> (Vec<Cells>, usize) {
    let mut rows: Vec<(Cells, Vec<&str>)> = Vec::new();
    let is_action = header.columns.first() == Some(&Column::Action);
    let mut next = header.next;
    while let Some(line) = text.next_filled(next) {
        let found = text.line(line);
        let is_apart = is_action && line > next && !rows.is_empty();
        if is_apart || ends(text, header, line, &|line| begin(text.line(line), &header.columns).is_some()) {
            break;
        }
        if let Some(cells) = begin(found, &header.columns) {
            rows.push((Cells { lines: Lines { first: line, last: line }, cells }, Vec::new()));
        } else if let Some((row, body)) = rows.last_mut() {
            row.lines.last = line;
            body.push(found);
        } else {
            break;
        }
        next = line + 1;
    }
    let end = rows.last().map_or(header.next, |(row, _)| row.lines.last + 1);
    let has_example = header.columns.contains(&Column::Example);
    let whole = |(mut row, mut body): (Cells, Vec<&str>)| {
        if is_action {
            row.cells.extend(body.iter().map(|line| (Column::Other, bare_item(line).to_owned())));
            return row;
        }
        if has_example && let Some(example) = split_example(&mut body) {
            row.cells.push((Column::Example, example.to_owned()));
        }
        row.cells.push((Column::Description, body.join("\n")));
        row
    };
    (rows.into_iter().map(whole).collect(), end)
}

/// The cells of the line that begins a row.
fn begin(line: &str, columns: &[Column]) -> Option<Vec<(Column, String)>> {
    if columns.first() == Some(&Column::Action) {
        let access = ["Write", "Read", "List", "write", "read", "list"].iter().find(|word| line.ends_with(**word))?;
        let action = line.strip_suffix(access)?;
        let cells = [(Column::Action, action), (Column::Other, *access)];
        return words::is_action(action).then(|| cells.map(|(column, text)| (column, text.to_owned())).to_vec());
    }
    let is_body = |column: &&Column| matches!(column, Column::Description | Column::Example);
    let mut cells = Vec::new();
    let mut rest = line;
    for &column in columns.iter().filter(|column| !is_body(column)).rev() {
        let (before, cell) = match column {
            Column::Required => required_at_end(rest)?,
            Column::Type => types::at_end(rest)?,
            Column::Name => ("", rest),
            _ => return None,
        };
        cells.insert(0, (column, cell.to_owned()));
        rest = before;
    }
    let name = cells.iter().find(|(column, _)| *column == Column::Name)?;
    (rest.is_empty() && (name.1.is_empty() || words::is_name(&name.1))).then_some(cells)
}

fn required_at_end(text: &str) -> Option<(&str, &str)> {
    let word = ["Yes", "No", "是", "否"].into_iter().find(|word| text.ends_with(word))?;
    text.split_at_checked(text.len() - word.len())
}

/// Rows of error codes, each on its line: the message begins with a capital that ends the code.
fn codes(text: &Text<'_>, header: &Header) -> Vec<Cells> {
    let of_line = |line: usize| {
        let found = text.line(line);
        let has_status = header.columns.first() == Some(&Column::Status);
        let (status, rest) = if has_status { found.split_at_checked(3)? } else { ("", found) };
        let is_row = !has_status || words::is_status(status) && rest.starts_with(|c: char| c.is_ascii_uppercase());
        let (code, message) = split_code(rest).filter(|_| is_row)?;
        let mut cells = vec![(Column::Code, code.to_owned()), (Column::Description, message.to_owned())];
        if has_status {
            cells.insert(0, (Column::Status, status.to_owned()));
        }
        Some(Cells { lines: Lines { first: line, last: line }, cells })
    };
    (header.next..=text.len()).map_while(of_line).collect()
}

fn split_code(text: &str) -> Option<(&str, &str)> {
    let word = text.split(' ').next()?;
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let ascii = word.find(|c: char| !fits(c)).map_or(word, |at| word.get(..at).unwrap_or(word));
    if ascii.len() < word.len() && words::is_code(ascii) && !word.is_ascii() {
        return text.split_at_checked(ascii.len());
    }
    let last = ascii.rfind(|c: char| c.is_ascii_uppercase())?;
    let before = ascii.get(..last)?;
    // A message that begins with an abbreviation has several capitals in a row.
    let is_abbreviation = last + 1 == ascii.len();
    let abbreviated = before.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let cut = if is_abbreviation && !abbreviated.is_empty() { abbreviated.len() } else { last };
    let (code, message) = text.split_at_checked(cut)?;
    words::is_code(code).then_some((code, message))
}

fn bare_item(line: &str) -> &str {
    line.trim_start_matches(['•', '·', ' '])
}

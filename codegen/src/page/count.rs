//! Counts the rows of a table a second, cruder way: by one column alone, line for line. The two counts must agree, or what was told apart is not
//! what stands there. Shares the look of words with the layouts, and nothing else.

use super::layouts::Layout;
use super::lines::Text;
use super::table::{Kind, Table, Trouble};
use super::{Column, types, words};

/// What is wrong if the counts differ. Of HTML the tags were counted when it was read.
pub(super) fn check(text: &Text<'_>, table: &Table) -> Option<Trouble> {
    if table.layout == Layout::Html {
        return None;
    }
    let filled: Vec<&str> =
        (table.lines.first..=table.lines.last).map(|line| text.line(line)).filter(|line| !line.is_empty()).collect();
    let next = filled.iter().copied().skip(1).chain([""]);
    let above = [""].into_iter().chain(filled.iter().copied());
    let (mut count, mut last) = (0, None);
    for (at, (line, (above, next))) in filled.iter().zip(above.zip(next)).enumerate() {
        // Of one cell per line: between two cells of one column stand the others.
        let is_apart = last.is_none_or(|last| at - last >= between(table));
        if is_apart && looks_like_row(line, above, next, table) {
            count += 1;
            last = Some(at);
        }
    }
    (count != table.rows.len()).then(|| Trouble {
        line: Some(table.lines.first),
        found: format!("{} rows were told apart here, and {count} are counted by their looks", table.rows.len()),
        help: "look at this table for a row that is cut in two, or a line of a description that looks like a row"
            .to_owned(),
    })
}

/// Lines from one row to the next at least. A description can be missing.
fn between(table: &Table) -> usize {
    let is_parameters = matches!(table.kind, Kind::Request | Kind::Response | Kind::Type);
    match table.layout {
        Layout::Single | Layout::Piped if is_parameters => table
            .columns
            .iter()
            .filter(|column| matches!(column, Column::Name | Column::Required | Column::Type))
            .count(),
        _ => 1,
    }
}

fn looks_like_row(line: &str, above: &str, next: &str, table: &Table) -> bool {
    match table.layout {
        Layout::Single | Layout::Piped => is_cell(bare(line), bare(next), table),
        Layout::Broken => {
            let mut cells = line.trim_start_matches('|').split('|').map(str::trim);
            let first = cells.next().unwrap_or_default();
            let rest: Vec<&str> = cells.take(2).collect();
            match table.kind {
                Kind::Errors => line.contains('|') && (words::is_status(first) || words::is_code(first)),
                Kind::Authorization => words::is_action(first),
                Kind::Status => words::is_status(first),
                // The line above ended a row, or this one stands in its description.
                _ if table.has(Column::Required) && !above.is_empty() && !above.ends_with('|') => false,
                _ if table.has(Column::Required) && line.matches('|').count() > 2 => {
                    // Without its name, a row is one cell shorter.
                    let at = table.columns.iter().position(|&column| column == Column::Required);
                    let cells = [&[first], rest.as_slice()].concat();
                    let says = |at: usize| cells.get(at).is_some_and(|cell| words::required(cell).is_some());
                    at.is_some_and(|at| says(at) || types::is_base(first) && at.checked_sub(1).is_some_and(says))
                }
                _ if table.has(Column::Required) => false,
                _ => rest.iter().any(|cell| types::is_likely(cell)) || types::is_base(first),
            }
        }
        Layout::Spaced => {
            let words: Vec<&str> = line.split(' ').collect();
            let word = |at: usize| words.get(at).copied().unwrap_or_default();
            let is_type = |word: &str| types::is_likely(word) || word == "Array";
            match (table.kind, is_required_first(table)) {
                (Kind::Errors, _) => words::is_code(word(0)),
                (_, Some(true)) => {
                    let begins_type = is_type(word(2)) || types::read(word(2)).is_some_and(|_| is_capital(word(2)));
                    words::is_name(word(0)) && words::required(word(1)).is_some() && begins_type
                }
                (_, Some(false)) => {
                    // `Array of Tag objects` has gaps of its own.
                    let is_required = words.iter().skip(2).take(4).any(|word| words::required(word).is_some());
                    let is_next = words::required(word(2)).is_some();
                    let is_list = matches!(word(1), "Array" | "List") || word(2).trim_end_matches('s') == "object";
                    words::is_name(word(0)) && (is_next || is_list && is_required)
                }
                (_, None) => is_type(word(1)) || word(1) == word(0) || word(2).trim_end_matches('s') == "object",
            }
        }
        Layout::Glued => match table.kind {
            Kind::Errors => line.split_at_checked(3).is_some_and(|(status, rest)| {
                words::is_status(status) && rest.starts_with(|c: char| c.is_ascii_uppercase())
                    || !table.has(Column::Status) && line.contains('.')
            }),
            Kind::Authorization => line.contains(':') && !line.contains(' ') && !line.contains('/'),
            _ => {
                let word = ["Yes", "No", "是", "否"].iter().find_map(|word| line.strip_suffix(word));
                let is_apart = !line.contains(' ');
                is_apart
                    && word.is_some() == table.has(Column::Required)
                    && types::at_end(word.unwrap_or(line)).is_some()
            }
        },
        Layout::Html | Layout::Catalogue => false,
    }
}

/// Of one cell per line: the cell of the column that says most.
fn is_cell(line: &str, next: &str, table: &Table) -> bool {
    match table.kind {
        Kind::Errors => {
            words::is_code(line) && line.contains(['.', '_']) || words::is_code(line) && !table.has(Column::Status)
        }
        Kind::Status => words::is_status(line),
        Kind::Authorization => words::is_action(line),
        _ if table.has(Column::Required) => {
            let is_type = |cell: &str| types::is_likely(cell) || !cell.contains(' ') && types::read(cell).is_some();
            match is_required_first(table) == Some(true) {
                true => words::required(line).is_some() && words::required(next).is_none() && is_type(next),
                false => is_type(line) && words::required(next).is_some(),
            }
        }
        _ => types::is_likely(line),
    }
}

/// Whether the Yes or No stands in front of the type; nothing where there is none.
fn is_required_first(table: &Table) -> Option<bool> {
    let at = |of: Column| table.columns.iter().position(|&column| column == of);
    at(Column::Required).map(|required| at(Column::Type).is_none_or(|ty| required < ty))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

fn bare(line: &str) -> &str {
    line.strip_suffix('|').unwrap_or(line).trim()
}

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
    let after = filled.iter().copied().skip(2).chain(["", ""]);
    let count = filled
        .iter()
        .zip(next.zip(after))
        .filter(|(line, (next, after))| looks_like_row(line, next, table) && !is_above_row(next, after, table))
        .count();
    (count != table.rows.len()).then(|| Trouble {
        line: Some(table.lines.first),
        found: format!("{} rows were told apart here, and {count} are counted by their looks", table.rows.len()),
        help: "look at this table for a row that is cut in two, or a line of a description that looks like a row"
            .to_owned(),
    })
}

fn looks_like_row(line: &str, next: &str, table: &Table) -> bool {
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
            let mut words = line.split(' ');
            let first = words.next().unwrap_or_default();
            let second = words.next().unwrap_or_default();
            let third = words.next().unwrap_or_default();
            let is_type = |word: &str| types::is_likely(word) || word == "Array" || word == first;
            match table.kind {
                Kind::Errors => words::is_code(first),
                _ if table.has(Column::Required) => {
                    let begins_type = types::is_likely(third) || third.starts_with(|c: char| c.is_ascii_uppercase());
                    words::required(second).is_some() && begins_type
                        || is_type(second) && words::required(third).is_some()
                }
                _ => is_type(second) || third.trim_end_matches('s') == "object",
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
        Layout::Html => false,
    }
}

/// Of one cell per line: a description that is a lone `Y` stands above the name of the next row.
fn is_above_row(next: &str, after: &str, table: &Table) -> bool {
    matches!(table.layout, Layout::Single | Layout::Piped)
        && table.columns.get(1) == Some(&Column::Required)
        && !types::is_base(bare(next))
        && words::required(bare(after)).is_some()
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
            let is_first = table.columns.iter().position(|&c| c == Column::Required)
                < table.columns.iter().position(|&c| c == Column::Type);
            let is_type = |cell: &str| types::is_likely(cell) || !cell.contains(' ') && types::read(cell).is_some();
            match is_first {
                true => words::required(line).is_some() && is_type(next),
                false => is_type(line) && words::required(next).is_some(),
            }
        }
        _ => types::is_likely(line),
    }
}

fn bare(line: &str) -> &str {
    line.strip_suffix('|').unwrap_or(line).trim()
}

//! `document.tables` and the lines of examples: which lines of the page hold what.

use super::rows::claims;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::spec::{Document, OperationFile, OperationSpec};

/// All rules of this file.
pub(super) fn check(file: &OperationFile, problems: &mut Problems) {
    let spec = &file.spec;
    for (_, example) in file.examples() {
        for lines in example.request_lines.iter().chain(&example.response_lines) {
            readable_lines(lines, problems);
        }
    }
    let Some(document) = &spec.document else { return };
    let tables: Vec<Table<'_>> = document
        .tables
        .iter()
        .filter_map(|(name, text)| {
            let (first, last) = readable_lines(text, problems)?;
            Some(Table { name, lines: text, first, last })
        })
        .collect();
    overlapping_tables(&tables, problems);
    unused_table(document, spec, problems);
    rows_outside_table(&tables, spec, problems);
}

struct Table<'s> {
    name: &'s Text,
    lines: &'s Text,
    first: usize,
    last: usize,
}

fn readable_lines(lines: &Text, problems: &mut Problems) -> Option<(usize, usize)> {
    let ends = lines
        .split_once('-')
        .and_then(|(first, last)| Some((first.parse::<usize>().ok()?, last.parse::<usize>().ok()?)));
    let ends = ends.filter(|(first, last)| (1..=*last).contains(first));
    if ends.is_none() {
        let problem = Diagnostic::new("unreadable-lines", lines.span, format!("`{lines}` is not a range of lines"));
        problems.push(problem.help("write the first and the last line, counted from 1, as in `26-39`"));
    }
    ends
}

fn overlapping_tables(tables: &[Table<'_>], problems: &mut Problems) {
    for (index, second) in tables.iter().enumerate() {
        for first in tables.iter().take(index).filter(|first| first.first <= second.last && second.first <= first.last)
        {
            let message = format!("tables `{}` and `{}` have lines in common", first.name, second.name);
            let problem = Diagnostic::new("overlapping-tables", second.lines.span, message)
                .also(first.lines.span, format!("`{}`", first.name));
            problems.push(problem.help("give each table the lines from its first to its last row, without headers"));
        }
    }
}

fn unused_table(document: &Document, spec: &OperationSpec, problems: &mut Problems) {
    let claims = claims(spec);
    // A table that is named wrongly is reported where it is named.
    if claims.keys().any(|table| *table != "errors" && !document.tables.contains_key(*table)) {
        return;
    }
    for name in document.tables.keys().filter(|name| !claims.contains_key(name.value.as_str())) {
        let problem =
            Diagnostic::new("unused-table", name.span, format!("nothing transcribes table `{name}`")).absence();
        problems.push(problem.help("name it by `table:` where its rows are transcribed, or remove it"));
    }
}

// Each row takes a line at least, so a table cannot have more rows than lines.
fn rows_outside_table(tables: &[Table<'_>], spec: &OperationSpec, problems: &mut Problems) {
    let claims = claims(spec);
    for table in tables {
        let rows =
            claims.get(table.name.value.as_str()).into_iter().flatten().map(|row| row.number).max().unwrap_or_default();
        let lines = table.last + 1 - table.first;
        if rows > lines {
            let message = format!("{rows} rows are transcribed from table `{}`, which has {lines} lines", table.name);
            problems.push(
                Diagnostic::new("rows-outside-table", table.lines.span, message).help("correct the lines or the rows"),
            );
        }
    }
}

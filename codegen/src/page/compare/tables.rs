//! Which table of the page is which of the spec: the same number of them, on the same lines.

use super::Comparison;
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::page::{Lines, Table};

impl Comparison<'_> {
    pub(super) fn tables(&self, problems: &mut Problems) {
        let Some(document) = &self.file.spec.document else { return };
        // Lines that cannot be read are reported elsewhere.
        let lines = |text: &Text| text.value.parse::<Lines>().ok();
        let mut written: Vec<(&Text, &Text, Lines)> =
            document.tables.iter().filter_map(|(name, text)| Some((name, text, lines(text)?))).collect();
        written.sort_by_key(|(_, _, lines)| *lines);
        let in_order = written.len() == self.page.tables.len();
        let mut found: Vec<&Table> = self.page.tables.iter().collect();
        for (at, (name, text, lines)) in written.into_iter().enumerate() {
            let same = found.iter().position(|table| table.lines == lines);
            let table = match same {
                Some(_) if !in_order => same.map(|at| found.remove(at)),
                _ if in_order => self.page.tables.get(at),
                _ => None,
            };
            match table {
                Some(table) => {
                    if table.lines != lines {
                        let problem = Diagnostic::new(
                            "page-table",
                            text.span,
                            format!("table {name} is on lines {} of the page", table.lines),
                        );
                        problems.push(problem.help("write the lines of its first and last row"));
                    }
                    self.rows(name, table, problems);
                }
                None => {
                    let problem =
                        Diagnostic::new("page-table", text.span, format!("no table of the page is on lines {lines}"));
                    problems.push(problem.help(format!("the page has tables on lines {}", all(&self.page.tables))));
                }
            }
        }
        for table in found.iter().filter(|_| !in_order) {
            let problem = Diagnostic::new(
                "page-table",
                document.id.span,
                format!("the table on lines {} of the page is not transcribed", table.lines),
            );
            problems.push(problem.help("name it under `tables`, and transcribe its rows"));
        }
    }
}

fn all(tables: &[Table]) -> String {
    tables.iter().map(|table| table.lines.to_string()).collect::<Vec<_>>().join(", ")
}

//! Which table of the page is which of the spec: as many as there are names, in the same order.

use super::Comparison;
use crate::diagnostic::{Diagnostic, Problems};
use crate::page::Table;

impl Comparison<'_> {
    pub(super) fn tables(&self, problems: &mut Problems) {
        let Some(written) = &self.file.spec.page else { return };
        let found = &self.page.tables;
        if written.tables.len() != found.len() {
            let message = format!("{} tables are named here, and the page has {}", written.tables.len(), found.len());
            let at = written.tables.first().map_or(written.title.span, |name| name.span);
            let problem = Diagnostic::new("page-table", at, message);
            let all = (1..).zip(found).map(|(number, table)| format!("{number}. {}", described(table)));
            problems.push(problem.help(format!(
                "name each under `tables`, in the order of the page, and transcribe its rows: {}",
                all.collect::<Vec<_>>().join("; ")
            )));
            return;
        }
        for (name, table) in written.tables.iter().zip(found) {
            self.rows(name, table, problems);
        }
    }
}

/// A table by what can be found on the page: its lines, its caption, its first row.
fn described(table: &Table) -> String {
    let caption = table.caption.as_ref().map(|caption| format!(" \"{caption}\"")).unwrap_or_default();
    let first = table.rows.first().map(|row| format!(", from `{}` on", row.name)).unwrap_or_default();
    format!("lines {}{caption}{first}", table.lines)
}

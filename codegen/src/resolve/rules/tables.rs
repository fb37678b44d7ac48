//! `page.tables`: each table of the page has one name, and is transcribed under it.

use std::collections::HashSet;

use super::rows::claims;
use crate::diagnostic::{Diagnostic, Problems};
use crate::spec::{OperationSpec, PageSpec};

/// All rules of this file.
pub(super) fn check(spec: &OperationSpec, problems: &mut Problems) {
    let Some(page) = &spec.page else { return };
    table_twice(page, problems);
    unused_table(page, spec, problems);
}

fn table_twice(page: &PageSpec, problems: &mut Problems) {
    let mut seen = HashSet::new();
    for name in page.tables.iter().filter(|name| !seen.insert(&name.value)) {
        let problem = Diagnostic::new("table-twice", name.span, format!("two tables are called `{name}`"));
        problems.push(problem.help("give each table of the page a name of its own, in the order of the page"));
    }
}

fn unused_table(page: &PageSpec, spec: &OperationSpec, problems: &mut Problems) {
    let claims = claims(spec);
    let is_known = |table: &str| page.tables.iter().any(|name| name.value == table);
    // A table that is named wrongly is reported where it is named.
    if claims.keys().any(|table| *table != "errors" && !is_known(table)) {
        return;
    }
    for name in page.tables.iter().filter(|name| !claims.contains_key(name.value.as_str())) {
        let problem =
            Diagnostic::new("unused-table", name.span, format!("nothing transcribes table `{name}`")).absence();
        problems.push(problem.help("name it by `table:` where its rows are transcribed, or remove it"));
    }
}

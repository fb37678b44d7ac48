//! Every row is exactly one entry, by the same name, in the same order.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::entries::{Entry, entries};
use super::{Comparison, place};
use crate::diagnostic::{Diagnostic, Problems, Text};
use crate::page::{Row, Table};

impl Comparison<'_> {
    pub(super) fn rows(&self, name: &Text, table: &Table, problems: &mut Problems) {
        let entries = entries(&self.file.spec, &name.value);
        let written: Vec<&str> = entries.iter().map(|entry| entry.name).collect();
        let found: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
        for op in capture_diff_slices(Algorithm::Myers, &written, &found) {
            let (_, ours, theirs) = op.as_tag_tuple();
            let here = entries.iter().skip(ours.start).take(ours.len());
            let there = (theirs.start + 1..).zip(table.rows.iter().skip(theirs.start).take(theirs.len()));
            if let DiffOp::Equal { .. } = op {
                for (entry, (number, row)) in here.zip(there) {
                    self.cells(table, &place(&name.value, number, row.lines), entry, row, problems);
                }
                continue;
            }
            let before = ours.start.checked_sub(1).and_then(|at| entries.get(at));
            self.differing(name, before, here.collect(), there.collect(), problems);
        }
    }

    fn differing(
        &self,
        name: &Text,
        before: Option<&Entry<'_>>,
        here: Vec<&Entry<'_>>,
        there: Vec<(usize, &Row)>,
        problems: &mut Problems,
    ) {
        let pairs = here.len().min(there.len());
        for (entry, (number, row)) in here.iter().zip(&there) {
            let message = format!("`{}` is here what the page calls `{}`", entry.name, row.name);
            let problem = Diagnostic::new("page-row", entry.span, message);
            problems.push(problem.label(place(&name.value, *number, row.lines)).help(
                "names are copied as the page spells them, in the order of its rows; `row:` holds a spelling that is not the name on the wire",
            ));
        }
        for entry in here.iter().skip(pairs) {
            let problem = Diagnostic::new("page-row", entry.span, format!("no row of {name} is `{}` here", entry.name));
            problems
                .push(problem.help("remove it, move it to where its row is, or say with `from` which source has it"));
        }
        for (number, row) in there.iter().skip(pairs) {
            let at = before.map_or(name.span, |entry| entry.span);
            let message = format!("the row `{}` is not transcribed", row.name);
            let problem = Diagnostic::new("page-row", at, message).label(match before {
                Some(_) => "it belongs behind this one",
                None => "it belongs to the beginning of this table",
            });
            problems.push(problem.help(format!(
                "transcribe {}, or account for it under `root-rows` or `protocol-rows`",
                place(&name.value, *number, row.lines)
            )));
        }
    }
}

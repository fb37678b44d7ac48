//! How far a folder is from the wanted state, for people: what is changed, missing and stale, with the differences and the command that fixes it.

use std::fmt;

use similar::TextDiff;

use super::plan::Plan;

/// The result of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// Paths that differ, each with a unified diff from what is there to what should be.
    pub changed: Vec<(String, String)>,
    /// Paths that are not there.
    pub missing: Vec<String>,
    /// Generated files that nothing produces any longer, and leftovers.
    pub stale: Vec<String>,
    /// Files that are as they should be.
    pub unchanged: usize,
    /// The command that fixes it.
    pub fix: String,
}

impl Freshness {
    pub(super) fn new(plan: &Plan<'_>, fix: &str) -> Self {
        let changed = plan.changed.iter().map(|change| {
            let path = change.wanted.path;
            let diff = TextDiff::from_lines(change.found.as_str(), change.wanted.text);
            let text = diff.unified_diff().header(&format!("found/{path}"), &format!("generated/{path}")).to_string();
            (path.to_owned(), text)
        });
        let mut stale: Vec<_> = plan.stale.iter().chain(&plan.leftovers).cloned().collect();
        stale.sort();
        Self {
            changed: changed.collect(),
            missing: plan.missing.iter().map(|file| file.path.to_owned()).collect(),
            stale,
            unchanged: plan.unchanged.len(),
            fix: fix.to_owned(),
        }
    }

    /// Whether there is nothing to do.
    pub fn is_fresh(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.stale.is_empty()
    }
}

impl fmt::Display for Freshness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_fresh() {
            let files = if self.unchanged == 1 { "file is" } else { "files are" };
            return writeln!(f, "{} generated {files} up to date", self.unchanged);
        }
        for (path, diff) in &self.changed {
            write!(f, "changed: {path}\n{diff}")?;
        }
        for path in &self.missing {
            writeln!(f, "missing: {path}")?;
        }
        for path in &self.stale {
            writeln!(f, "stale: {path}")?;
        }
        writeln!(
            f,
            "{} changed, {} missing, {} stale, {} up to date; to bring them up to date: {}",
            self.changed.len(),
            self.missing.len(),
            self.stale.len(),
            self.unchanged,
            self.fix
        )
    }
}

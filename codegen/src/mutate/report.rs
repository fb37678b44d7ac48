//! What is told of a run: the score of each kind, and every edit that nobody noticed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use super::{Mutation, Score};

impl Score {
    /// The edits that nobody noticed.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutation> {
        self.mutations.iter().filter(|mutation| mutation.noticed.is_none())
    }

    /// The number of edits that somebody noticed.
    pub fn caught(&self) -> usize {
        self.mutations.len() - self.survivors().count()
    }

    /// As a person reads it.
    pub fn human(&self) -> String {
        let mut text = format!("{:<36} {:>6} {:>6} {:>9}\n", "kind of edit", "made", "caught", "survived");
        for (kind, (made, caught)) in self.by_kind() {
            let survived = made - caught;
            let _ = writeln!(
                text,
                "{kind:<36} {made:>6} {caught:>6} {:>9}",
                if survived == 0 { String::new() } else { survived.to_string() }
            );
        }
        let _ = writeln!(text, "{:<36} {:>6} {:>6}", "all", self.mutations.len(), self.caught());
        for mutation in self.survivors() {
            let _ = writeln!(text, "survived: {}, {}: {}", mutation.file, mutation.kind, mutation.diff);
        }
        text
    }

    /// As a program reads it.
    pub fn json(&self) -> String {
        let kinds: BTreeMap<_, _> = self
            .by_kind()
            .into_iter()
            .map(|(kind, (made, caught))| (kind, json!({ "total": made, "caught": caught })))
            .collect();
        let survivors: Vec<_> =
            self.survivors().map(|m| json!({ "file": m.file, "kind": m.kind, "diff": m.diff })).collect();
        let all =
            json!({ "total": self.mutations.len(), "caught": self.caught(), "kinds": kinds, "survivors": survivors });
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    }

    /// Made and caught.
    fn by_kind(&self) -> BTreeMap<&str, (usize, usize)> {
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for mutation in &self.mutations {
            let (made, caught) = kinds.entry(&mutation.kind).or_default();
            *made += 1;
            *caught += usize::from(mutation.noticed.is_some());
        }
        kinds
    }
}

//! What is told of a run: the score of each kind, and every edit that nobody noticed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::{Mutation, Noticed, Score};

impl Score {
    /// The edits that nobody noticed.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutation> {
        self.mutations.iter().filter(|mutation| mutation.noticed.is_none())
    }

    /// The number of edits that somebody noticed.
    pub fn caught(&self) -> usize {
        self.mutations.len() - self.survivors().count()
    }

    /// As a person reads it: by kind how many were made and who noticed them first, then what nobody noticed.
    pub fn human(&self) -> String {
        let mut text = format!("{:<36}{HEADINGS}\n", "kind of edit");
        let mut kinds: BTreeMap<&str, Counts> = BTreeMap::new();
        let mut all = Counts::default();
        for mutation in &self.mutations {
            kinds.entry(&mutation.kind).or_default().add(mutation);
            all.add(mutation);
        }
        for (kind, counts) in kinds {
            let _ = writeln!(text, "{kind:<36}{}", counts.line());
        }
        let _ = writeln!(text, "{:<36}{}", "all", all.line());
        let _ = writeln!(
            text,
            "{} of {} are noticed by rules, examples, cases and pages; {} more only because the locks have what the specs said before",
            all.rules + all.page,
            self.mutations.len(),
            all.pins
        );
        for mutation in self.survivors() {
            let _ = writeln!(text, "survived: {}: {}: {}", mutation.file, mutation.kind, mutation.diff);
        }
        text
    }

    /// As a program reads it.
    pub fn json(&self) -> String {
        let mut kinds: BTreeMap<&str, Counts> = BTreeMap::new();
        for mutation in &self.mutations {
            kinds.entry(&mutation.kind).or_default().add(mutation);
        }
        let kinds: BTreeMap<&str, _> = kinds.into_iter().map(|(kind, counts)| (kind, counts.json())).collect();
        let survivors: Vec<_> =
            self.survivors().map(|m| json!({ "file": m.file, "kind": m.kind, "diff": m.diff })).collect();
        let only_pinned = self.mutations.iter().filter(|mutation| mutation.noticed == Some(Noticed::Pins)).count();
        let all = json!({
            "total": self.mutations.len(), "caught": self.caught(), "caught-by-rules-and-pages": self.caught() - only_pinned,
            "kinds": kinds, "survivors": survivors,
        });
        serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
    }
}

const HEADINGS: &str = "  made caught   rules    page    pins survived";

/// What became of the edits of one kind.
#[derive(Default)]
struct Counts {
    rules: usize,
    page: usize,
    pins: usize,
    survived: usize,
}

impl Counts {
    fn add(&mut self, mutation: &Mutation) {
        let count = match mutation.noticed {
            Some(Noticed::Rules) => &mut self.rules,
            Some(Noticed::Page) => &mut self.page,
            Some(Noticed::Pins) => &mut self.pins,
            None => &mut self.survived,
        };
        *count += 1;
    }

    fn caught(&self) -> usize {
        self.rules + self.page + self.pins
    }

    fn line(&self) -> String {
        let Self { rules, page, pins, survived } = self;
        let made = self.caught() + survived;
        format!("{made:>6} {:>6} {rules:>7} {page:>7} {pins:>7} {survived:>8}", self.caught())
    }

    fn json(&self) -> Value {
        let Self { rules, page, pins, survived } = self;
        json!({ "total": self.caught() + survived, "caught": self.caught(), "rules": rules, "page": page, "pins": pins })
    }
}

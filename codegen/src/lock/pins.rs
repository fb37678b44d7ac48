//! `witnesses.lock`: what no row of a page supports, as it was when somebody last looked at it. Nobody but a person can read a witness again, so that
//! a slip made later is noticed is all that it promises. Knows how the file is written and how a spec file is held against it.

use std::fmt::Write;

use indexmap::IndexMap;
use serde_json::Value;

use super::unsupported::{Claim, shown, unsupported};
use crate::diagnostic::{Diagnostic, Problems, Spanned, Text};
use crate::spec::{File, Node, parse};

/// The name of the file, beside the services.
pub(crate) const FILE: &str = "witnesses.lock";

const HEADER: &str = "\
# Written by `cargo xtask lock`, never by hand.
# What no row of a page says: facts of the pinned witnesses, and what was decided by us. `cargo xtask check` holds the specs against it both ways.
# No program can read a witness again. Read the diff of this file beside the witness before it is committed.
";

/// What was pinned, by file and path.
#[derive(Debug)]
pub(crate) struct Pins {
    files: IndexMap<Text, IndexMap<Text, Text>>,
}

impl Pins {
    /// Reads the text of the file. What could be read of a broken one would be told as facts that are no more: the error is the first problem alone.
    pub(crate) fn read(number: u32, text: &str) -> Result<Self, Diagnostic> {
        let mut files = IndexMap::new();
        let mut problems = Problems::default();
        let root = parse(number, text, &mut problems);
        if let Some(problem) = problems.iter().next() {
            return Err(problem.clone());
        }
        for (file, facts) in root.as_ref().and_then(Node::map).into_iter().flatten() {
            let pin =
                |(path, value): (&Text, &Node)| (path.clone(), Spanned { value: shown(value), span: value.span() });
            files.insert(file.clone(), facts.map().into_iter().flatten().map(pin).collect());
        }
        Ok(Self { files })
    }

    /// Holds a file against what was pinned of it, both ways.
    pub(crate) fn compare(&self, name: &str, tree: &Node, problems: &mut Problems) {
        let before = problems.len();
        let claims = unsupported(tree);
        let Some(pinned) = self.files.get(name) else {
            let problem = Diagnostic::new("lock-missing", tree.span(), format!("`{name}` is not in {FILE}"));
            problems.push(problem.help("run `cargo xtask lock`, and read the diff beside the witnesses"));
            return;
        };
        for claim in &claims {
            match pinned.get(claim.path.as_str()) {
                Some(value) if value.value == claim.value => {}
                Some(value) => problems.push(changed(claim, value)),
                None => problems.push(added(claim)),
            }
        }
        for (path, value) in pinned.iter().filter(|(path, _)| !claims.iter().any(|claim| claim.path == path.value)) {
            problems.push(gone(path, value));
        }
        let order = |paths: &mut dyn Iterator<Item = &String>| paths.cloned().collect::<Vec<_>>();
        let here = order(&mut claims.iter().map(|claim| &claim.path));
        let there = order(&mut pinned.keys().map(|path| &path.value));
        if problems.len() == before && here != there {
            let at = claims.iter().zip(&there).find(|(claim, path)| claim.path != **path).map(|(claim, _)| claim.span);
            let problem = Diagnostic::new(
                "lock-changed",
                at.unwrap_or_default(),
                "this stands in another place than when it was pinned",
            );
            problems.push(problem.help("put it back where it was, or run `cargo xtask lock`: where there is no page, the order of rows is a fact of the witness"));
        }
    }

    /// Files that are pinned and are no more.
    pub(crate) fn stale(&self, files: &[String], problems: &mut Problems) {
        for name in self.files.keys().filter(|name| !files.contains(&name.value)) {
            let problem =
                Diagnostic::new("lock-gone", name.span, format!("`{name}` is pinned, and there is no such file"));
            problems.push(problem.help("run `cargo xtask lock`, or bring the file back"));
        }
    }
}

/// The text of the file for these specs.
pub(crate) fn write(files: &[File<'_>]) -> String {
    let mut text = HEADER.to_owned();
    for file in files {
        let _ = writeln!(text, "\n{}:", file.name);
        for claim in unsupported(&file.tree) {
            let _ = writeln!(text, "  {}: {}", key(&claim.path), claim.value);
        }
    }
    text
}

fn key(path: &str) -> String {
    let is_plain = path.starts_with(|c: char| c.is_ascii_alphanumeric())
        && path.chars().all(|c| c.is_ascii_alphanumeric() || "_-./ ".contains(c));
    if is_plain { path.to_owned() } else { Value::from(path).to_string() }
}

fn changed(claim: &Claim, pinned: &Text) -> Diagnostic {
    let problem = Diagnostic::new("lock-changed", claim.span, format!("no row says this, and `{pinned}` was pinned"));
    problem.label(claim.path.clone()).also(pinned.span, "pinned here").help(LOOK_AGAIN)
}

fn added(claim: &Claim) -> Diagnostic {
    let problem = Diagnostic::new("lock-missing", claim.span, "no row says this, and it was not pinned");
    problem.label(claim.path.clone()).help(LOOK_AGAIN)
}

fn gone(path: &Text, value: &Spanned<String>) -> Diagnostic {
    let problem =
        Diagnostic::new("lock-gone", path.span, format!("`{value}` was pinned, and the spec no longer says it"));
    problem.help(LOOK_AGAIN)
}

const LOOK_AGAIN: &str = "look at the witness again; if the spec is right, run `cargo xtask lock`";

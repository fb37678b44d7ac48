//! Everything that follows from the specs and their sources, in one go: locks, clients, schemas, the files about the language, the table of the README. All
//! of it is made before any of it is written, and nothing is written when something is wrong. Must not know how any of it is made.

use std::path::Path;

use super::Folders;
use super::compare::claims_of;
use super::held::{Held, Ledger};
use super::lock::{Lock, shown};
use crate::coverage::{self, Coverage};
use crate::emit::{self, Emitted, Options, Output, RuntimeDependency};
use crate::output::{self, Applied, Job, Scope};
use crate::spec::{Node, ServiceFolder, each_file};
use crate::{Against, Checked, Failure, export, language, verify_and_keep};

/// What to bring up to date.
#[derive(Clone, Debug)]
pub struct Update<'p> {
    /// The spec folder, in which the locks are.
    pub spec: &'p Path,
    /// Where sources may be.
    pub sources: &'p Folders,
    /// The folder of the generated crates and how they find the runtime, if they are to be written.
    pub clients: Option<(&'p Path, RuntimeDependency)>,
    /// The folder of the exported schemas, if they are to be written.
    pub schemas: Option<&'p Path>,
    /// The repository of which the README and the files about the language are to be written.
    pub repository: Option<&'p Path>,
}

/// What was done.
#[derive(Debug)]
pub struct Updated {
    /// The specs as they were checked.
    pub checked: Checked,
    /// What was emitted, if anything was.
    pub emitted: Option<Emitted>,
    /// What became of the files of each kind: `locks`, `clients`, `schemas`, `language`, `coverage`.
    pub done: Vec<(&'static str, Applied)>,
    /// What the locks hold that they did not before: file and record.
    pub new: Vec<(String, String)>,
    /// The sources that were not read, and why.
    pub unread: Vec<String>,
}

/// Brings everything up to date, or nothing. The specs must be sound, and say what their sources say.
pub fn update(what: &Update<'_>) -> Result<Updated, Failure> {
    let (checked, mirror, ledger, notes) = verify_and_keep(what.spec, what.sources, Against::Sources);
    let checked = checked.or_failure()?;
    let locks = locks(&ledger, &mirror, &checked);
    let mut jobs = Vec::new();
    let emitted = match &what.clients {
        Some((_, runtime)) => Some(emit::emit(&checked.model, &Options { runtime: runtime.clone() })?),
        None => None,
    };
    let schemas = what.schemas.map(|_| export::json_schema(&checked.model));
    let about = what.repository.map(|_| language::files());
    let readme = match what.repository {
        Some(repository) => Some(coverage::readme(&Coverage::of(&mirror, &ledger), repository)?),
        None => None,
    };
    jobs.push(("locks", Job::named(&locks, what.spec).without(ledger.stale.clone())));
    if let (Some(emitted), Some((out, _))) = (&emitted, &what.clients) {
        jobs.push(("clients", Job::scoped(&emitted.output, out, &Scope::All)));
    }
    if let (Some(schemas), Some(out)) = (&schemas, what.schemas) {
        jobs.push(("schemas", Job::scoped(schemas, out, &Scope::Exports)));
    }
    if let (Some(about), Some(readme), Some(repository)) = (&about, &readme, what.repository) {
        jobs.push(("language", Job::named(about, what.spec)));
        jobs.push(("coverage", Job::named(readme, repository)));
    }
    let new = new_records(&locks, what.spec);
    let (names, jobs): (Vec<_>, Vec<_>) = jobs.into_iter().unzip();
    let done = names.into_iter().zip(output::apply_all(&jobs)?).collect();
    Ok(Updated { checked, emitted, done, new, unread: notes.unread() })
}

/// The texts of all locks, by their paths below the spec folder.
fn locks(ledger: &Ledger, services: &[ServiceFolder], checked: &Checked) -> Output {
    let texts = each_file(services, &checked.sources, |file| {
        let held = ledger.get(&file.name)?;
        Some((format!("{}.lock", file.name), lock(held, &file.tree).text(&file.name)))
    });
    texts.into_iter().flatten().collect()
}

/// What is to be locked of a file. Whoever has looked at a claim has looked at it as long as it says the same.
pub(super) fn lock(held: &Held, tree: &Node) -> Lock {
    let claims = claims_of(held, tree).into_iter().map(|(_, mut claim)| {
        if let Some(before) = held.lock.claims.iter().find(|before| before.is(&claim)) {
            claim.signed.clone_from(&before.signed);
        }
        claim
    });
    Lock { sources: held.to_lock(), claims: claims.collect() }
}

/// The records that a lock does not have yet, in its order.
fn new_records(locks: &Output, spec: &Path) -> Vec<(String, String)> {
    let mut new = Vec::new();
    for (path, text) in locks {
        let before = std::fs::read_to_string(spec.join(path)).unwrap_or_default();
        let before: std::collections::HashSet<&str> = before.lines().collect();
        let lines = text.lines().filter(|line| !before.contains(line));
        new.extend(lines.map(|line| (path.clone(), shown(line))));
    }
    new
}

impl Updated {
    /// As a person reads it.
    pub fn human(&self) -> String {
        use std::fmt::Write;
        let mut text = String::new();
        for (path, record) in &self.new {
            let _ = writeln!(text, "{path}: {record}");
        }
        for (what, Applied { written, unchanged, removed }) in &self.done {
            let _ = writeln!(
                text,
                "{what}: {} written, {} unchanged, {} removed",
                written.len(),
                unchanged.len(),
                removed.len()
            );
        }
        text
    }
}

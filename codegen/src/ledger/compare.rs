//! Holds spec files against their sources, and against their locks both ways. Must not know where a source was read, but for telling it.

use indexmap::IndexMap;
use serde_json::Value;

use super::claims::{Claim, claims};
use super::held::{Held, Ledger, LockState, Notes, State, WITH_SOURCES, mend};
use super::lock::{LockedClaim, Reading};
use super::said;
use super::{COMMAND, PAGE};
use crate::Against;
use crate::diagnostic::{Diagnostic, Problems, Sources as Texts, Span, Text};
use crate::page;
use crate::parallel;
use crate::spec::{File, Node, OperationFile, ServiceFolder, Source, each_file};

impl Ledger {
    /// Holds these services, which are those that it was read for, against their sources.
    pub(crate) fn compare_sources(&self, services: &[ServiceFolder], against: Against, problems: &mut Problems) {
        let all = services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
        let whole: Vec<_> = all.filter(|(folder, file)| folder.is_whole(file.file)).collect();
        for found in parallel::map(&whole, |(folder, file)| {
            let mut found = Problems::default();
            self.operation(folder, file, against, &mut found);
            found
        }) {
            problems.append(found);
        }
    }

    /// Holds them against their locks.
    pub(crate) fn compare_locks(
        &self,
        services: &[ServiceFolder],
        texts: &mut Texts,
        notes: &Notes,
        problems: &mut Problems,
    ) {
        if !notes.has_locks {
            return;
        }
        self.stale(services, texts, problems);
        for found in each_file(services, texts, |file| {
            let mut found = Problems::default();
            if file.folder.is_whole(file.number) {
                self.lock_of_file(&file, &notes.options, &mut found);
            }
            found
        }) {
            problems.append(found);
        }
    }

    /// Holds one file against its sources.
    pub(crate) fn operation(
        &self,
        folder: &ServiceFolder,
        file: &OperationFile,
        against: Against,
        problems: &mut Problems,
    ) {
        let name = folder.name_of(&file.stem);
        let Some(held) = self.get(&name) else { return };
        for (source, page) in held.catalogues() {
            said::compare(folder, file, source, page, problems);
        }
        let Some(written) = &file.spec.page else { return };
        let at = written.title.span;
        match held.found.get(PAGE) {
            Some(State::Read(reading)) => page::compare(folder, file, &reading.page, problems),
            Some(State::Refused(error)) => error.report(at, problems),
            Some(State::Locked) => {
                let before = problems.len();
                held.says(PAGE).into_iter().for_each(|page| page::compare(folder, file, page, problems));
                // What is called the page is what was read on it.
                for problem in problems.since(before) {
                    problem.help.push_str(&format!(
                        "; the page is here what {} has of it: if the page itself says what this file says, run `{WITH_SOURCES}` with the page in DIR",
                        lock_of(&name)
                    ));
                }
            }
            // What is wrong with the lock is told, and one problem.
            Some(State::Nowhere) if against == Against::All && matches!(held.state, LockState::Broken(_)) => {}
            Some(State::Nowhere) => {
                let message = "this page is not at hand, and was not read before";
                problems.push(Diagnostic::new("lock-missing", at, message).help(mend(held)));
            }
            Some(State::Unreadable) | None => {}
        }
    }

    /// Holds what one file claims against its lock, both ways.
    pub(crate) fn claims_of_file(&self, file: &File<'_>, problems: &mut Problems) {
        if let Some(held) = self.get(&file.name).filter(|held| held.is_locked()) {
            pins(held, file, problems);
            compare_claims(held, &file.tree, problems);
        }
    }

    /// Holds one file against its lock, both ways.
    fn lock_of_file(&self, file: &File<'_>, options: &str, problems: &mut Problems) {
        let Some(held) = self.get(&file.name) else { return };
        let top = start(Some(file.tree.span()));
        match &held.state {
            LockState::Missing if self.is_renamed(file) || waits_for_page(held) => {}
            LockState::Missing => {
                let message = format!("there is no {}: nobody has read what its sources say", lock_of(&file.name));
                problems.push(Diagnostic::new("lock-missing", top, message).help(mend(held)));
            }
            LockState::Broken(broken) => {
                let message = format!("{}, line {}: {}", lock_of(&file.name), broken.line, broken.found);
                problems.push(Diagnostic::new("lock-unreadable", top, message).help(mend(held)));
            }
            LockState::Whole => {
                pins(held, file, problems);
                readings(held, file, options, problems);
                compare_claims(held, &file.tree, problems);
            }
        }
    }

    /// Whether a lock without its file lies beside it, of which that is told.
    fn is_renamed(&self, file: &File<'_>) -> bool {
        let folder = file.folder.name_of("");
        self.stale.iter().any(|stale| stale.strip_prefix(&folder).is_some_and(|rest| !rest.contains('/')))
    }

    /// Locks of files that are no more.
    fn stale(&self, services: &[ServiceFolder], texts: &mut Texts, problems: &mut Problems) {
        for path in &self.stale {
            let folder = services.iter().find(|folder| path.starts_with(&folder.name_of("")));
            let without = folder.into_iter().flat_map(|folder| folder.stems().map(|stem| folder.name_of(stem)));
            let without = without.filter(|name| self.get(name).is_some_and(|held| held.state == LockState::Missing));
            let renamed: Vec<String> = without.map(|name| format!("`{name}.yaml`")).collect();
            let root =
                texts.iter().next().and_then(|(_, text)| text.path.split('/').next()).unwrap_or("spec").to_owned();
            let at = Span { file: texts.add(format!("{root}/{path}"), ""), ..Span::default() };
            let mut message = "this is the lock of a file that is not there".to_owned();
            if !renamed.is_empty() {
                message.push_str(&format!("; {} has no lock: was it renamed?", renamed.join(", ")));
            }
            let problem = Diagnostic::new("lock-gone", at, message);
            problems.push(problem.help(match renamed.is_empty() {
                true => format!("run `{COMMAND}`, which removes it, or bring the file back"),
                false => format!("run `{WITH_SOURCES}` with the page under its new name in DIR, if it has one"),
            }));
        }
    }
}

/// Holds the sources that the lock has against those that the file names, both ways.
fn pins(held: &Held, file: &File<'_>, problems: &mut Problems) {
    let lock = lock_of(&file.name);
    let page = file.tree.get(PAGE).map(|page| (PAGE, page.get("title").unwrap_or(page).span(), None));
    let others = sources_of(file).into_iter().flatten();
    let others = others.map(|(name, source)| (name.value.as_str(), source.span(), Some(source.pin())));
    let named: Vec<(&str, Span, Option<String>)> = page.into_iter().chain(others).collect();
    for (name, at, pin) in &named {
        match held.lock.sources.get(*name) {
            Some(locked) if locked.pin == *pin => {}
            Some(locked) => {
                let pinned = locked.pin.as_deref().unwrap_or_default();
                let problem = Diagnostic::new("lock-changed", *at, format!("{lock} has `{pinned}` for this source"));
                problems.push(problem.help(format!(
                    "see what the other version says, then run `{COMMAND}`, or `{WITH_SOURCES}` where a program reads it"
                )));
            }
            None => {
                let problem = Diagnostic::new("lock-missing", *at, format!("{lock} does not have this source"));
                problems.push(problem.help(mend(held)));
            }
        }
    }
    for name in held.lock.sources.keys().filter(|name| !named.iter().any(|(known, ..)| known == name)) {
        let message = format!("{lock} has the source `{name}`, and this file does not name it");
        let problem = Diagnostic::new("lock-gone", start(Some(file.tree.span())), message);
        problems.push(problem.help(format!("run `{COMMAND}`, or name it again")));
    }
}

/// The sources that a file names.
fn sources_of<'f>(file: &File<'f>) -> Option<&'f IndexMap<Text, Source>> {
    let operation = file.folder.operations.iter().find(|operation| operation.file == file.number);
    match operation {
        Some(operation) => operation.spec.sources.as_ref(),
        None => file.folder.service.as_ref()?.sources.as_ref(),
    }
}

/// Holds what the lock has of the sources against what is read of them now.
fn readings(held: &Held, file: &File<'_>, options: &str, problems: &mut Problems) {
    let lock = lock_of(&file.name);
    for (name, state) in &held.found {
        let (State::Read(reading), Some(locked)) = (state, held.lock.sources.get(name)) else { continue };
        let at = match name.as_str() {
            PAGE => file.tree.get(PAGE).and_then(|page| page.get("title")),
            name => file.tree.get("sources").and_then(|sources| sources.get(name)),
        };
        let at = at.map_or_else(|| start(Some(file.tree.span())), Node::span);
        match &locked.reading {
            Some(before) => differs(name, at, reading, before, &lock, problems),
            None => {
                let problem = Diagnostic::new("lock-missing", at, format!("{lock} has no row of this source"));
                problems.push(problem.help(format!("run `{COMMAND}{options}`")));
            }
        }
    }
}

/// The page is not there either, and that is told of it.
fn waits_for_page(held: &Held) -> bool {
    matches!(held.found.get(PAGE), Some(State::Nowhere))
}

/// The first character of a file.
fn start(span: Option<Span>) -> Span {
    let span = span.unwrap_or_default();
    Span { end: span.end.min(span.start + 1), ..span }
}

/// The name of the lock of a file.
fn lock_of(name: &str) -> String {
    format!("{}.lock", name.rsplit('/').next().unwrap_or(name))
}

/// A source that is at hand against what was read of it before.
fn differs(name: &str, at: Span, now: &Reading, before: &Reading, lock: &str, problems: &mut Problems) {
    let what = if name == PAGE { "page" } else { "package" };
    if now.sha256 != before.sha256 {
        let message =
            format!("the {what} at hand is not the one that {lock} was made of: its digest is {}", now.sha256);
        problems.push(Diagnostic::new("page-changed", at, message).help(format!(
            "see what `cargo xtask drift` says of it, bring this file up to date, and run `{WITH_SOURCES}`"
        )));
    } else if now != before {
        let message = format!("the {what} is read otherwise than when {lock} was made");
        let problem = Diagnostic::new("lock-changed", at, message);
        problems.push(problem.help(format!("run `{WITH_SOURCES}`, and read what it says of the rows that changed")));
    }
}

/// What the file claims and no program reads, as a lock holds it: what is said in a source's name first.
pub(super) fn claims_of(held: &Held, tree: &Node) -> Vec<(Claim, LockedClaim)> {
    let is_read = |source: &str| held.says(source).is_some();
    let all = claims(tree, &is_read).into_iter().map(|claim| {
        let value = serde_json::from_str(&claim.value).unwrap_or(Value::Null);
        let locked = LockedClaim { by: claim.by.clone(), path: claim.path.clone(), value, signed: Vec::new() };
        (claim, locked)
    });
    let (mut attested, decided): (Vec<_>, Vec<_>) = all.partition(|(claim, _)| claim.by.is_some());
    attested.extend(decided);
    attested
}

fn compare_claims(held: &Held, tree: &Node, problems: &mut Problems) {
    let before = problems.len();
    let here = claims_of(held, tree);
    let locked = &held.lock.claims;
    // Most files say what was locked.
    if here.len() == locked.len() && here.iter().zip(locked).all(|((_, claim), locked)| claim.is(locked)) {
        return;
    }
    for (claim, wanted) in &here {
        let said = who(claim.by.as_deref());
        match locked.iter().find(|locked| locked.path == claim.path) {
            Some(locked) if locked.is(wanted) => {}
            Some(LockedClaim { by, value, .. }) => {
                let message = match *by == claim.by {
                    true => format!("{said}, and `{value}` was locked"),
                    false => format!("{said}; when it was locked, {}", who(by.as_deref())),
                };
                problems
                    .push(Diagnostic::new("lock-changed", claim.span, message).label(claim.path.clone()).help(LOOK));
            }
            None => {
                let problem = Diagnostic::new("lock-missing", claim.span, format!("{said}, and it was not locked"));
                problems.push(problem.label(claim.path.clone()).help(LOOK));
            }
        }
    }
    for gone in locked.iter().filter(|locked| !here.iter().any(|(claim, _)| claim.path == locked.path)) {
        let at = nearest(tree, &gone.path);
        let message = format!("`{}: {}` was locked, and the spec no longer says it", gone.path, gone.value);
        problems.push(Diagnostic::new("lock-gone", at, message).help(LOOK));
    }
    if problems.len() == before {
        let moved =
            here.iter().zip(locked).find(|((_, claim), locked)| !claim.is(locked)).map(|((claim, _), _)| claim.span);
        let message = "this stands in another place than when it was locked";
        let problem = Diagnostic::new("lock-changed", moved.unwrap_or_default(), message);
        problems.push(problem.help(format!(
            "put it back where it was, or run `{COMMAND}`: where no program reads the source, the order of rows is a fact of it"
        )));
    }
}

fn who(by: Option<&str>) -> String {
    match by {
        Some(by) => format!("this is said in the name of {by}"),
        None => "this was decided by us".to_owned(),
    }
}

const LOOK: &str = "look at it once more; if the spec is right, run `cargo xtask update`";

/// The place of the longest part of a dotted path that is there.
fn nearest(tree: &Node, path: &str) -> Span {
    let mut node = tree;
    let mut at = Span { end: tree.span().start + 1, ..tree.span() };
    let mut rest = path;
    'keys: while !rest.is_empty() {
        let maps = [Some(node), node.get("fields")];
        for map in maps.into_iter().flatten().filter_map(Node::map) {
            // Keys can have dots.
            let mut fits = map.iter().filter(|(key, _)| {
                rest.strip_prefix(key.value.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            });
            if let Some((key, below)) = fits.next() {
                (node, at) = (below, key.span);
                rest = rest.get(key.value.len()..).unwrap_or_default().trim_start_matches('.');
                continue 'keys;
            }
        }
        break;
    }
    at
}

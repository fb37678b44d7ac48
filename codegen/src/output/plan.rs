//! Compares the wanted state with the folder: what is missing, different, no longer wanted, left over, or in the way. It reads and never writes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path};

use super::error::{OutputError, OutputProblem};
use super::scope::Scope;
use crate::disk;
use crate::emit::Output;

/// A file with more bytes than this is none of ours.
const LARGEST_FILE: usize = 64 << 20;

/// How the name of a file ends that is being written.
pub(super) const TEMPORARY: &str = ".flowlog-tmp";

/// The name of a file while it is being written, beside its place.
fn temporary(path: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.{name}{TEMPORARY}"),
        None => format!(".{path}{TEMPORARY}"),
    }
}

/// The file by which a folder is known as a crate of ours.
pub(super) const MANIFEST: &str = "Cargo.toml";

/// What there is to do.
#[derive(Debug, Default)]
pub(super) struct Plan<'o> {
    pub(super) missing: Vec<Wanted<'o>>,
    pub(super) changed: Vec<Change<'o>>,
    pub(super) unchanged: Vec<&'o str>,
    /// Generated files that nothing produces any longer.
    pub(super) stale: Vec<String>,
    /// What a run that was killed left behind.
    pub(super) leftovers: Vec<String>,
}

/// A file as it should be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'o> {
    pub(super) path: &'o str,
    pub(super) text: &'o str,
}

/// A file that is not as it should be.
#[derive(Debug)]
pub(super) struct Change<'o> {
    pub(super) wanted: Wanted<'o>,
    pub(super) found: String,
}

impl<'o> Plan<'o> {
    /// Looks at the folder. Everything that is in the way is reported at once.
    pub(super) fn new(output: &'o Output, folder: &Path, scope: &Scope) -> Result<Self, OutputError> {
        let mut plan = Self::default();
        let mut problems = Vec::new();
        plan.search(output, folder, scope, &mut problems);
        let wanted = output.iter().filter(|(path, _)| scope.has(path));
        plan.look(wanted, folder, |line| scope.owns(line), problems)
    }

    /// Looks at files whose names say that they are ours, in a folder that is otherwise not.
    pub(super) fn of_named(output: &'o Output, folder: &Path) -> Result<Self, OutputError> {
        let leftovers = output.keys().map(|path| temporary(path));
        let is_there = |path: &String| fs::symlink_metadata(folder.join(path)).is_ok_and(|found| !found.is_dir());
        let plan = Self { leftovers: leftovers.filter(is_there).collect(), ..Self::default() };
        plan.look(output.iter(), folder, |_| true, Vec::new())
    }

    fn look(
        mut self,
        wanted: impl Iterator<Item = (&'o String, &'o String)>,
        folder: &Path,
        is_ours: impl Fn(&str) -> bool,
        mut problems: Vec<OutputProblem>,
    ) -> Result<Self, OutputError> {
        let mut links = BTreeSet::new();
        for (path, text) in wanted {
            match self.look_at(Wanted { path, text }, folder, &is_ours) {
                // A link or file above many outputs is one problem.
                Err(problem) if links.insert(problem.to_string()) => problems.push(problem),
                _ => {}
            }
        }
        if problems.is_empty() { Ok(self) } else { Err(OutputError { problems }) }
    }

    /// A file that stands in the place of ours is left alone unless its first line says that it is ours.
    fn look_at(
        &mut self,
        wanted: Wanted<'o>,
        folder: &Path,
        is_ours: impl Fn(&str) -> bool,
    ) -> Result<(), OutputProblem> {
        let path = folder.join(wanted.path);
        if !self.way(wanted.path, folder)? {
            self.missing.push(wanted);
            return Ok(());
        }
        let found =
            disk::read(&path, LARGEST_FILE).map_err(|error| OutputProblem::io(&path, "it cannot be read", &error))?;
        if found == wanted.text.as_bytes() {
            self.unchanged.push(wanted.path);
            return Ok(());
        }
        let found = String::from_utf8_lossy(&found).into_owned();
        if !is_ours(found.lines().next().unwrap_or_default()) {
            return Err(OutputProblem::Foreign { path });
        }
        self.changed.push(Change { wanted, found });
        Ok(())
    }

    /// Whether there is a file at this path. Whatever is on the way to it must be a folder of the output folder.
    fn way(&self, below: &str, folder: &Path) -> Result<bool, OutputProblem> {
        if Path::new(below).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(OutputProblem::Outside { path: below.into() });
        }
        let mut path = folder.to_owned();
        let mut parts = Path::new(below).components().peekable();
        while let Some(name) = parts.next() {
            path.push(name);
            let kind = match fs::symlink_metadata(&path) {
                Ok(metadata) => metadata.file_type(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(OutputProblem::io(&path, "it cannot be looked at", &error)),
            };
            let last = parts.peek().is_none();
            if kind.is_symlink() {
                return Err(OutputProblem::Link { path });
            }
            if !last && kind.is_file() && self.will_go(&path, folder) {
                return Ok(false);
            }
            match last {
                true if !kind.is_file() => return Err(OutputProblem::Kind { path, wanted: "file" }),
                false if !kind.is_dir() => return Err(OutputProblem::Kind { path, wanted: "folder" }),
                _ => {}
            }
        }
        Ok(true)
    }

    fn will_go(&self, path: &Path, folder: &Path) -> bool {
        self.stale.iter().any(|stale| folder.join(stale) == path)
    }

    /// Finds what is ours and no longer wanted, in the crates that are wanted or were generated once, or wherever schemas are.
    fn search(&mut self, output: &Output, folder: &Path, scope: &Scope, problems: &mut Vec<OutputProblem>) {
        let wanted: BTreeSet<&str> = output.keys().filter_map(|path| path.split('/').next()).collect();
        for name in list(folder, problems) {
            let krate = folder.join(&name);
            // Schemas have a folder to themselves; crates may have other crates beside them.
            let ours = || {
                matches!(scope, Scope::Exports) || first_line(&krate.join(MANIFEST)).is_ok_and(|line| scope.owns(&line))
            };
            if is_folder(&krate) && (wanted.contains(name.as_str()) || ours()) {
                self.search_below(&name, output, folder, scope, problems);
            }
        }
    }

    fn search_below(
        &mut self,
        below: &str,
        output: &Output,
        folder: &Path,
        scope: &Scope,
        problems: &mut Vec<OutputProblem>,
    ) {
        let path = folder.join(below);
        for name in list(&path, problems) {
            let below = format!("{below}/{name}");
            let path = path.join(&name);
            if is_folder(&path) {
                // Build folders hold a lot, and nothing of ours.
                if !name.starts_with('.') && !path.join("CACHEDIR.TAG").exists() {
                    self.search_below(&below, output, folder, scope, problems);
                }
            } else if !scope.has(&below) || output.contains_key(&below) {
            } else if name.starts_with('.') && name.ends_with(TEMPORARY) {
                self.leftovers.push(below);
            } else if is_file(&path) {
                match first_line(&path) {
                    Ok(line) if scope.owns(&line) => self.stale.push(below),
                    Ok(_) => {}
                    Err(error) => problems.push(OutputProblem::io(&path, "it cannot be read", &error)),
                }
            }
        }
    }
}

/// The names in a folder, in order; none where there is no folder yet.
fn list(folder: &Path, problems: &mut Vec<OutputProblem>) -> Vec<String> {
    let names = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<io::Result<Vec<_>>>()
    });
    match names {
        Ok(mut names) => {
            names.sort();
            names
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            problems.push(OutputProblem::io(folder, "it cannot be listed", &error));
            Vec::new()
        }
    }
}

/// A folder, not a link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// A file, not a link to one.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// The first line, as far as a header could go.
fn first_line(path: &Path) -> io::Result<String> {
    let mut line = Vec::new();
    BufReader::new(disk::open(path)?).take(1024).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

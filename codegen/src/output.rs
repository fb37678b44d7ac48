//! The only code that touches the disk to write. It brings a folder into the state that `emit` wants, or says how far it is from it. It owns a
//! file only if the first line is our header, follows no symbolic link below the folder, and knows nothing of Rust or of specs.
//!
//! A run that is killed leaves whole files: each is written beside its place and renamed. The next run repairs the rest.

mod error;
mod freshness;
mod plan;
mod scope;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

pub use error::{OutputError, OutputProblem};
pub use freshness::Freshness;
pub use scope::Scope;

use crate::emit::Output;
use crate::parallel;
use plan::{MANIFEST, Plan, TEMPORARY};

/// What `apply` did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Paths of files that were missing or different.
    pub written: Vec<String>,
    /// Paths of files that were as they should be.
    pub unchanged: Vec<String>,
    /// Paths of files that nothing produces any longer, and of leftovers of a run that was killed.
    pub removed: Vec<String>,
}

/// Brings the folder into the wanted state. If anything is in the way, everything that is in the way is named and nothing is written.
pub fn apply(output: &Output, folder: &Path, scope: &Scope) -> Result<Applied, OutputError> {
    carry_out(&Plan::new(output, folder, scope)?, folder)
}

fn carry_out(plan: &Plan<'_>, folder: &Path) -> Result<Applied, OutputError> {
    let mut problems = Vec::new();
    let mut done =
        Applied { unchanged: plan.unchanged.iter().map(|&path| path.to_owned()).collect(), ..Applied::default() };
    // Leftovers and stale files go first: a folder may have to stand where one of them is. Manifests go after everything else: by them the next
    // run knows that what is left of a crate is ours.
    let (manifests, stale): (Vec<_>, Vec<_>) = plan.stale.iter().partition(|path| path.ends_with(MANIFEST));
    for path in plan.leftovers.iter().chain(stale).chain(manifests) {
        match remove(folder, path) {
            Ok(()) => done.removed.push(path.clone()),
            Err(problem) => problems.push(problem),
        }
    }
    let files: Vec<_> = plan.missing.iter().chain(plan.changed.iter().map(|change| &change.wanted)).collect();
    let written = parallel::map(&files, |file| write(&folder.join(file.path), file.text));
    for (file, result) in files.iter().zip(written) {
        match result {
            Ok(()) => done.written.push(file.path.to_owned()),
            // A folder that cannot be made is one problem, however many files should go there.
            Err(problem) if problems.contains(&problem) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(done) } else { Err(OutputError { problems }) }
}

/// The modules of other services that the crates of these name, and that are not there: a crate cannot be written without them.
pub fn not_generated<'s>(services: &[(&'s str, &'s str)], folder: &Path, scope: &Scope) -> Vec<(&'s str, &'s str)> {
    let module = |(vendor, service): &(&str, &str)| format!("{vendor}/src/{service}/mod.rs");
    let is_missing =
        |service: &&(&str, &str)| scope.is_beside(service.0, service.1) && !folder.join(module(service)).exists();
    services.iter().filter(is_missing).copied().collect()
}

/// Says how far the folder is from the wanted state, and writes nothing. `fix` is the command that would bring it there.
pub fn check(output: &Output, folder: &Path, scope: &Scope, fix: &str) -> Result<Freshness, OutputError> {
    Ok(Freshness::new(&Plan::new(output, folder, scope)?, fix))
}

/// Brings files whose names are ours alone into the wanted state; whatever else is in the folder is not looked at.
pub fn apply_named(output: &Output, folder: &Path) -> Result<Applied, OutputError> {
    carry_out(&Plan::of_named(output, folder)?, folder)
}

/// One of several outputs that are written together.
#[derive(Debug)]
pub struct Job<'o> {
    output: &'o Output,
    folder: &'o Path,
    /// Which files in the folder are ours; those of the output alone if none.
    scope: Option<&'o Scope>,
    /// Files that are to go.
    stale: Vec<String>,
}

impl<'o> Job<'o> {
    /// Files of which the scope says which are ours.
    pub fn scoped(output: &'o Output, folder: &'o Path, scope: &'o Scope) -> Self {
        Self { output, folder, scope: Some(scope), stale: Vec::new() }
    }

    /// Files whose names are ours alone.
    pub fn named(output: &'o Output, folder: &'o Path) -> Self {
        Self { output, folder, scope: None, stale: Vec::new() }
    }

    /// And removes these.
    #[must_use]
    pub fn without(self, stale: Vec<String>) -> Self {
        Self { stale, ..self }
    }

    fn plan(&self) -> Result<Plan<'o>, OutputError> {
        let mut plan = match self.scope {
            Some(scope) => Plan::new(self.output, self.folder, scope)?,
            None => Plan::of_named(self.output, self.folder)?,
        };
        plan.stale.extend(self.stale.iter().cloned());
        Ok(plan)
    }
}

/// Brings several folders into the wanted state. If anything is in the way in any of them, all of it is named and nothing is written.
pub fn apply_all(jobs: &[Job<'_>]) -> Result<Vec<Applied>, OutputError> {
    let (mut plans, mut problems) = (Vec::new(), Vec::new());
    for job in jobs {
        match job.plan() {
            Ok(plan) => plans.push((plan, job.folder)),
            Err(error) => problems.extend(error.problems),
        }
    }
    if !problems.is_empty() {
        return Err(OutputError { problems });
    }
    plans.iter().map(|(plan, folder)| carry_out(plan, folder)).collect()
}

/// Says how far such files are from the wanted state, and writes nothing.
pub fn check_named(output: &Output, folder: &Path, fix: &str) -> Result<Freshness, OutputError> {
    Ok(Freshness::new(&Plan::of_named(output, folder)?, fix))
}

fn write(path: &Path, text: &str) -> Result<(), OutputProblem> {
    let fail = |what: &'static str| move |error: std::io::Error| OutputProblem::io(path, what, &error);
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(OutputProblem::Outside { path: path.to_owned() });
    };
    if let Err(error) = fs::create_dir_all(parent) {
        let first = parent.ancestors().take_while(|folder| !folder.exists()).last().unwrap_or(parent);
        return Err(OutputProblem::io(first, "this folder cannot be made", &error));
    }
    let beside = parent.join(format!(".{}{TEMPORARY}", name.to_string_lossy()));
    // `create_new` follows no link that somebody may have put there.
    let mut file = fs::File::create_new(&beside).map_err(fail("it cannot be written"))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Nothing more can be done for the leftover; the next run removes it.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(fail("it cannot be written"))
}

/// Removes a file, and the folders that are empty without it, up to the output folder.
fn remove(folder: &Path, path: &str) -> Result<(), OutputProblem> {
    let file = folder.join(path);
    fs::remove_file(&file).map_err(|error| OutputProblem::io(&file, "it cannot be removed", &error))?;
    let parents: Vec<PathBuf> = Path::new(path).ancestors().skip(1).map(|parent| folder.join(parent)).collect();
    for parent in parents.iter().filter(|parent| parent.as_path() != folder) {
        if fs::remove_dir(parent).is_err() {
            // Not empty: the folders above are not either.
            break;
        }
    }
    Ok(())
}

//! The pipeline, on one screen. Each stage is a folder; data passes through them in this order and never back.
//!
//! ```text
//! spec/     YAML  -> mirror    every key known, every leaf with its place, nothing resolved
//! resolve/  mirror -> model    names, types, rows, limits, origins; one function per rule
//! page/     mirror -> problems does the vendor's page say what the spec says?
//! catalogue/ package -> page    what the vendor's package says, in the same shape
//! verdict/  model  -> problems do the examples and cases get the verdict that they claim?
//! emit/     model  -> text     one function per kind of file, no decisions
//! export/   model  -> text     JSON Schema for users of other languages
//! output    text   -> disk     write what changed, remove what is stale, or only say so
//! disk      whatever is read from the disk, by any of them, is read there
//! ```
//!
//! Knows no HTTP and, but for the packages that `catalogue` reads, no vendor by name.

pub mod catalogue;
pub mod coverage;
pub mod diagnostic;
mod disk;
pub mod drift;
pub mod emit;
pub mod explain;
pub mod export;
mod hidden;
pub mod import;
pub mod language;
pub mod lock;
mod markdown;
pub mod model;
pub mod mutate;
pub mod output;
pub mod page;
mod parallel;
pub mod report;
pub mod resolve;
pub mod review;
pub mod spec;
mod stages;
pub mod verdict;

use std::collections::BTreeMap;
use std::path::Path;

use diagnostic::{Problems, Sources};
use emit::{Emitted, Output, RuntimeDependency};
pub use hidden::{visible, visible_lines};
use lock::Locks;
use model::Model;
use output::{Applied, Freshness, Scope};
use spec::{ServiceFolder, Unread};
pub use stages::{Failure, Stages};

/// A spec folder that was read, resolved and checked.
#[derive(Debug)]
pub struct Checked {
    /// The texts, for reports.
    pub sources: Sources,
    /// The model; whole only if there is no problem.
    pub model: Model,
    /// Everything that is wrong, in the order of the files.
    pub problems: Problems,
    /// The checks that could not be made, each with its reason.
    pub not_checked: Vec<String>,
    /// How often the locks say otherwise, for those who do not refuse that; else these are among the problems.
    pub contradictions: usize,
    /// How long each stage took.
    pub stages: Stages,
}

impl Checked {
    /// Itself if nothing is wrong.
    fn or_failure(self) -> Result<Self, Failure> {
        if self.problems.is_empty() { Ok(self) } else { Err(Failure::Spec(Box::new(self))) }
    }
}

/// Reads, resolves and checks a spec folder by itself: without the pages that it was transcribed from, and without the locks.
pub fn check(spec: &Path) -> Checked {
    check_each(Unread::folder(spec), |_| ())
}

/// Checks files that are at hand, by their paths below the spec folder, with forward slashes.
pub fn check_files(files: &BTreeMap<String, Vec<u8>>) -> Checked {
    check_each(Unread::files(files), |_| ())
}

/// The same for a folder, and keeps the mirror for those who look at it beside the model.
fn check_and_keep(spec: &Path) -> (Checked, Vec<ServiceFolder>) {
    let mut mirror = Vec::new();
    let checked = check_each(Unread::folder(spec), |services| mirror.extend_from_slice(services));
    (checked, mirror)
}

/// Some services at a time, which `see` is shown before they are used up.
fn check_each(mut unread: Unread<'_>, mut see: impl FnMut(&[ServiceFolder])) -> Checked {
    let mut stages = Stages::default();
    let mut problems = Problems::default();
    let (mut model, mut cases, mut incomplete) = (Model::default(), Vec::new(), Vec::new());
    while let Some(services) = stages.time("read", || unread.some(&mut problems)) {
        see(&services);
        cases.extend(spec::cases(&services));
        incomplete.extend(services.iter().flat_map(ServiceFolder::incomplete));
        stages.time("resolve", || resolve::resolve(services, &mut model, &mut problems));
    }
    let sources = unread.finish(&mut problems);
    let not_checked = stages.time("check", || {
        let mut verdicts = Problems::default();
        verdict::check_examples_and_cases(&model, &mut verdicts);
        let spoiled = verdict::forget_spoiled(&model, &problems, (&cases, &incomplete), &sources, &mut verdicts);
        problems.append(verdicts);
        spoiled
    });
    problems.locate(&sources);
    problems.sort();
    Checked { sources, model, problems, not_checked, contradictions: 0, stages }
}

/// Checks a spec folder and holds it against everything that is at hand: its pages or, without them, what was read on them before; and what was
/// pinned. Also says which checks could not be made.
pub fn verify(spec: &Path, documents: Option<&Path>) -> Checked {
    let (mut checked, _, locks) = verify_and_keep(spec, documents);
    checked.not_checked.extend(locks.pages.unread());
    checked
}

/// The same, and keeps the mirror and the locks.
fn verify_and_keep(spec: &Path, documents: Option<&Path>) -> (Checked, Vec<ServiceFolder>, Locks) {
    let (mut checked, mirror) = check_and_keep(spec);
    let (mut problems, locks) = compare(spec, documents, &mirror, &mut checked);
    // What is wrong in itself would be told again as something that the page does not say.
    problems.forget_places_of(&checked.problems);
    checked.problems.append(problems);
    checked.problems.sort();
    (checked, mirror, locks)
}

/// Holds what was checked against pages and locks.
fn compare(
    spec: &Path,
    documents: Option<&Path>,
    mirror: &[ServiceFolder],
    checked: &mut Checked,
) -> (Problems, Locks) {
    let mut problems = Problems::default();
    let mut locks = Locks::read(spec, documents, mirror, &mut checked.sources, &mut problems);
    checked.stages.time("compare", || locks.compare(mirror, &checked.sources, &mut problems));
    checked.not_checked.extend(locks.missing());
    (problems, locks)
}

/// Checks and emits. A spec with a problem emits nothing.
pub fn emit(spec: &Path, runtime: RuntimeDependency) -> Result<(Checked, Emitted), Failure> {
    // No report will quote the texts any more, and they are a sixth of all memory.
    let mut checked = Checked { sources: Sources::default(), ..sound(spec)? };
    let Checked { model, stages, .. } = &mut checked;
    let emitted = stages.time("emit", || emit::emit(model, &emit::Options { runtime }))?;
    Ok((checked, emitted))
}

/// What [`generate`] and [`freshness`] work on.
#[derive(Clone, Debug)]
pub struct Target<'p> {
    /// The spec folder.
    pub spec: &'p Path,
    /// The folder of the generated crates.
    pub out: &'p Path,
    /// How generated crates find the runtime.
    pub runtime: RuntimeDependency,
    /// The service to write, `vendor/service`; all if none.
    pub only: Option<&'p str>,
    /// Whether the crates of vendors that the spec folder does not have may be removed. They may belong to another one.
    pub prune: bool,
}

/// Brings the generated crates up to date.
pub fn generate(target: &Target<'_>) -> Result<(Checked, Emitted, Applied), Failure> {
    let (mut checked, emitted) = emit(target.spec, target.runtime.clone())?;
    let scope = scope(&checked.model, target)?;
    keep_vendors(&emitted.output, target.out, &scope, target.prune)?;
    let applied = checked.stages.time("write", || output::apply(&emitted.output, target.out, &scope))?;
    Ok((checked, emitted, applied))
}

/// Says how far the generated crates are from being up to date, and writes nothing. `fix` is the command that would mend it.
pub fn freshness(target: &Target<'_>, fix: &str) -> Result<Freshness, Failure> {
    let (checked, emitted) = emit(target.spec, target.runtime.clone())?;
    let scope = scope(&checked.model, target)?;
    keep_vendors(&emitted.output, target.out, &scope, target.prune)?;
    Ok(output::check(&emitted.output, target.out, &scope, fix)?)
}

/// Reads and checks a spec folder, and brings the JSON Schemas of its requests up to date. `prune` is as in [`Target`].
pub fn export_json_schema(spec: &Path, out: &Path, prune: bool) -> Result<(Checked, Applied), Failure> {
    let mut checked = sound(spec)?;
    let schemas = checked.stages.time("export", || export::json_schema(&checked.model));
    keep_vendors(&schemas, out, &Scope::Exports, prune)?;
    let applied = checked.stages.time("write", || output::apply(&schemas, out, &Scope::Exports))?;
    Ok((checked, applied))
}

/// Says how far the JSON Schemas of a spec folder are from being up to date, and writes nothing.
pub fn json_schema_freshness(spec: &Path, out: &Path, prune: bool, fix: &str) -> Result<Freshness, Failure> {
    let schemas = export::json_schema(&sound(spec)?.model);
    keep_vendors(&schemas, out, &Scope::Exports, prune)?;
    Ok(output::check(&schemas, out, &Scope::Exports, fix)?)
}

/// A wrong `--spec` or `--out` must not remove everything that another spec folder made.
fn keep_vendors(output: &Output, out: &Path, scope: &Scope, prune: bool) -> Result<(), Failure> {
    let vendors = if prune { Vec::new() } else { output::vendors_gone(output, out, scope)? };
    match vendors.is_empty() {
        true => Ok(()),
        false => Err(Failure::VendorsGone { vendors, folder: out.display().to_string() }),
    }
}

/// Sound in itself. Whoever tries something out need not bring the locks up to date first; that they say otherwise is told.
fn sound(spec: &Path) -> Result<Checked, Failure> {
    // Thousands of operations that nobody has locked are not kept in memory for it.
    if !lock::is_there(spec) {
        let mut checked = check(spec).or_failure()?;
        checked.not_checked.push("rows, facts, holes and what no row says: the spec folder has no locks".to_owned());
        return Ok(checked);
    }
    let (mut checked, mirror) = sound_and_keep(spec)?;
    checked.contradictions = compare(spec, None, &mirror, &mut checked).0.len();
    Ok(checked)
}

/// Sound in itself, whatever the pages and the locks say; with the mirror.
fn sound_and_keep(spec: &Path) -> Result<(Checked, Vec<ServiceFolder>), Failure> {
    let (checked, mirror) = check_and_keep(spec);
    Ok((checked.or_failure()?, mirror))
}

fn scope(model: &Model, target: &Target<'_>) -> Result<Scope, Failure> {
    let Some(only) = target.only else { return Ok(Scope::All) };
    let written = |(vendor, service): (&str, &str)| format!("{vendor}/{service}");
    let known: Vec<(&str, &str)> = model.services.iter().map(|s| (s.vendor.as_str(), s.name.as_str())).collect();
    let Some(&(vendor, service)) = known.iter().find(|&&service| written(service) == only) else {
        let known = known.into_iter().map(written).collect();
        return Err(Failure::UnknownService { asked: only.to_owned(), known });
    };
    let scope = Scope::Only([(vendor.to_owned(), service.to_owned())].into());
    let missing: Vec<String> = output::not_generated(&known, target.out, &scope).into_iter().map(written).collect();
    match missing.is_empty() {
        true => Ok(scope),
        false => Err(Failure::NotGenerated { missing, folder: target.out.display().to_string() }),
    }
}

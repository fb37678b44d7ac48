//! The pipeline, on one screen. Each stage is a folder; data passes through them in this order and never back.
//!
//! ```text
//! spec/     YAML  -> mirror    every key known, every leaf with its place, nothing resolved
//! resolve/  mirror -> model    names, types, rows, limits, origins; one function per rule
//! page/     mirror -> problems does the vendor's page say what the spec says?
//! ledger/   mirror -> problems the same for whatever was read before, and what no program can read
//! verdict/  model  -> problems do the examples and cases get the verdict that they claim?
//! emit/     model  -> text     one function per kind of file, no decisions
//! export/   model  -> text     JSON Schema for users of other languages
//! output    text   -> disk     write what changed, remove what is stale, or only say so
//! ```
//!
//! Knows no HTTP and no vendor by name.

pub mod coverage;
pub mod diagnostic;
pub mod drift;
pub mod emit;
pub mod explain;
pub mod export;
pub mod import;
pub mod language;
pub mod ledger;
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
use emit::{Emitted, RuntimeDependency};
use ledger::{Folders, Ledger, Notes};
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
    /// With these problems beside its own.
    fn with(mut self, problems: Problems) -> Self {
        self.problems.append(problems);
        self.problems.sort();
        self
    }

    /// Itself if nothing is wrong.
    fn or_failure(self) -> Result<Self, Failure> {
        if self.problems.is_empty() { Ok(self) } else { Err(Failure::Spec(Box::new(self))) }
    }
}

/// Reads, resolves and checks a spec folder by itself: without the sources that it was transcribed from, and without the locks.
pub fn check(spec: &Path) -> Checked {
    check_each(Unread::folder(spec), |_, _, _| ())
}

/// Checks files that are at hand, by their paths below the spec folder, with forward slashes.
pub fn check_files(files: &BTreeMap<String, Vec<u8>>) -> Checked {
    check_each(Unread::files(files), |_, _, _| ())
}

/// Some services at a time, which `see` is shown before they are used up, with their texts.
fn check_each(mut unread: Unread<'_>, mut see: impl FnMut(&[ServiceFolder], &mut Sources, &mut Stages)) -> Checked {
    let mut stages = Stages::default();
    let mut problems = Problems::default();
    let (mut model, mut cases, mut incomplete) = (Model::default(), Vec::new(), Vec::new());
    while let Some(services) = stages.time("read", || unread.some(&mut problems)) {
        see(&services, unread.sources(), &mut stages);
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

/// How specs are held against what sources say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Against {
    /// Against sources and locks.
    All,
    /// Against sources alone, as the locks are about to be written anew.
    Sources,
}

/// Checks a spec folder, holds it against its sources, and shows `see` what was held against what. The second result is what sources and locks say
/// otherwise.
fn hold(
    spec: &Path,
    folders: &Folders,
    against: Against,
    mut see: impl FnMut(&[ServiceFolder], Ledger),
) -> (Checked, Problems, Notes) {
    let mut notes = Notes::new(spec, folders);
    let mut held = Problems::default();
    let mut checked = check_each(Unread::folder(spec), |services, texts, stages| {
        let ledger = stages.time("compare", || {
            let ledger = Ledger::read(spec, folders, services, &mut notes);
            ledger.compare_sources(services, against, &mut held);
            if against == Against::All {
                ledger.compare_locks(services, texts, &notes, &mut held);
            }
            ledger
        });
        see(services, ledger);
    });
    if let Some(elsewhere) = notes.elsewhere() {
        held = Problems::default();
        held.push(elsewhere);
    }
    // What is wrong in itself would be told again as something that a source does not say.
    held.forget_places_of(&checked.problems);
    if against == Against::All {
        checked.not_checked.extend(notes.missing());
    }
    (checked, held, notes)
}

/// Checks a spec folder and holds it against everything that is at hand: its sources or, without them, what was read of them before; and what was
/// locked. Also says which checks could not be made.
pub fn verify(spec: &Path, folders: &Folders) -> Checked {
    let (mut checked, held, notes) = hold(spec, folders, Against::All, |_, _| ());
    checked.not_checked.extend(notes.unread());
    checked.with(held)
}

/// The same, and keeps the mirror and the ledger for those who look at them beside the model.
fn verify_and_keep(spec: &Path, folders: &Folders, against: Against) -> (Checked, Vec<ServiceFolder>, Ledger, Notes) {
    let (mut mirror, mut ledger) = (Vec::new(), Ledger::default());
    let (checked, held, notes) = hold(spec, folders, against, |services, some| {
        mirror.extend_from_slice(services);
        ledger.extend(some);
    });
    (checked.with(held), mirror, ledger, notes)
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
}

/// Brings the generated crates up to date.
pub fn generate(target: &Target<'_>) -> Result<(Checked, Emitted, Applied), Failure> {
    let (mut checked, emitted) = emit(target.spec, target.runtime.clone())?;
    let scope = scope(&checked.model, target)?;
    let applied = checked.stages.time("write", || output::apply(&emitted.output, target.out, &scope))?;
    Ok((checked, emitted, applied))
}

/// Says how far the generated crates are from being up to date, and writes nothing. `fix` is the command that would mend it.
pub fn freshness(target: &Target<'_>, fix: &str) -> Result<Freshness, Failure> {
    let (checked, emitted) = emit(target.spec, target.runtime.clone())?;
    let scope = scope(&checked.model, target)?;
    Ok(output::check(&emitted.output, target.out, &scope, fix)?)
}

/// Reads and checks a spec folder, and brings the JSON Schemas of its requests up to date.
pub fn export_json_schema(spec: &Path, out: &Path) -> Result<(Checked, Applied), Failure> {
    let mut checked = sound(spec)?;
    let schemas = checked.stages.time("export", || export::json_schema(&checked.model));
    let applied = checked.stages.time("write", || output::apply(&schemas, out, &Scope::Exports))?;
    Ok((checked, applied))
}

/// Says how far the JSON Schemas of a spec folder are from being up to date, and writes nothing.
pub fn json_schema_freshness(spec: &Path, out: &Path, fix: &str) -> Result<Freshness, Failure> {
    let schemas = export::json_schema(&sound(spec)?.model);
    Ok(output::check(&schemas, out, &Scope::Exports, fix)?)
}

/// Sound in itself. Whoever tries something out need not bring the locks up to date first; that they say otherwise is told.
fn sound(spec: &Path) -> Result<Checked, Failure> {
    if !ledger::is_there(spec) {
        let mut checked = check(spec).or_failure()?;
        checked
            .not_checked
            .push("rows, facts, holes and what no program reads: the spec folder has no locks".to_owned());
        return Ok(checked);
    }
    let (checked, held, _) = hold(spec, &Folders::none(), Against::All, |_, _| ());
    let checked = checked.or_failure()?;
    Ok(Checked { contradictions: held.len(), ..checked })
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

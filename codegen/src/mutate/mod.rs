//! How good the checks are: one fact of one spec is made wrong at a time, and whoever notices is counted. Works on the trees of the files, in memory,
//! and must not know which rule notices what.

mod edit;
mod fields;
mod files;
mod limits;
mod report;

use std::path::Path;

use crate::diagnostic::Problems;
use crate::lock::{self, Locks};
use crate::model::Model;
use crate::parallel;
use crate::resolve::resolve;
use crate::spec::{self, File, Node};
use crate::stages::Failure;
use crate::verdict::check_examples_and_cases;
use crate::verify_and_keep;
use edit::Edit;

/// Who noticed an edit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noticed {
    /// A rule of the language, or an example or case that gets another verdict.
    Rules,
    /// A row of the page says otherwise.
    Page,
    /// What no row says is pinned otherwise.
    Pins,
}

/// One edit and what became of it.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// `vendor/service/Operation`.
    pub file: String,
    /// What kind of slip it is.
    pub kind: String,
    /// The places that it changes, before and after.
    pub diff: String,
    /// Who noticed; nobody if none.
    pub noticed: Option<Noticed>,
}

/// All edits of a run.
#[derive(Clone, Debug)]
pub struct Score {
    /// In the order of the files.
    pub mutations: Vec<Mutation>,
}

/// Makes every edit of every file of a spec folder, each by itself. A spec that has problems without any edit cannot be measured.
/// Pages are those of `documents`, or those that were read before.
pub fn mutate(folder: &Path, documents: Option<&Path>) -> Result<Score, Failure> {
    let (checked, mirror, locks) = verify_and_keep(folder, documents);
    if !checked.problems.is_empty() {
        return Err(Failure::Spec(Box::new(checked)));
    }
    let mut files = spec::files(&mirror, &checked.sources);
    files.extend(spec::case_files(&mirror, &checked.sources));
    let slips: Vec<(&File<'_>, Edit)> =
        files.iter().flat_map(|file| edits(file).into_iter().map(move |edit| (file, edit))).collect();
    let mutations = parallel::map(&slips, |(file, edit)| Mutation {
        file: file.name.clone(),
        kind: edit.kind.clone(),
        diff: edit.diff(&file.tree),
        noticed: noticed(file, edit.applied_to(&file.tree), &locks),
    });
    Ok(Score { mutations })
}

fn edits(file: &File<'_>) -> Vec<Edit> {
    match () {
        () if file.name.ends_with("/service") => files::service(&file.tree),
        () if is_cases(file) => files::cases(&file.tree),
        () => files::operation(&file.tree),
    }
}

fn is_cases(file: &File<'_>) -> bool {
    file.folder
        .operations
        .iter()
        .any(|operation| operation.cases.as_ref().is_some_and(|cases| cases.file == file.number))
}

/// Who notices that a file says this instead.
fn noticed(file: &File<'_>, tree: Node, locks: &Locks) -> Option<Noticed> {
    let mut problems = Problems::default();
    let folder = file.folder.with(file.number, &tree, &mut problems);
    let Some(folder) = folder.filter(|_| problems.is_empty()) else { return Some(Noticed::Rules) };
    let mut model = Model::default();
    resolve(vec![folder.clone()], &mut model, &mut problems);
    check_examples_and_cases(&model, &mut problems);
    if !problems.is_empty() {
        return Some(Noticed::Rules);
    }
    for operation in &folder.operations {
        lock::page(&locks.pages, &folder, operation, &mut problems);
    }
    if !problems.is_empty() {
        return Some(Noticed::Page);
    }
    // Nothing of a file of cases is pinned.
    if is_cases(file) {
        return None;
    }
    let edited = File { name: file.name.clone(), folder: &folder, number: file.number, tree };
    locks.compare_pins(&edited, &mut problems);
    (!problems.is_empty()).then_some(Noticed::Pins)
}

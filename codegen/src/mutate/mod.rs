//! How good the checks are: one fact of one spec is made wrong at a time, and whoever notices is counted. Works on the trees of the files, in memory,
//! and must not know which rule notices what.

mod edit;
mod fields;
mod files;
mod limits;
mod report;

use std::path::Path;

use crate::diagnostic::Problems;
use crate::ledger::{Folders, Ledger, PAGE};
use crate::model::Model;
use crate::page::compact;
use crate::parallel;
use crate::resolve::resolve;
use crate::spec::{self, File, Node};
use crate::stages::Failure;
use crate::verdict::check_examples_and_cases;
use crate::{Against, verify_and_keep};
use edit::Edit;

/// Who noticed an edit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noticed {
    /// A rule of the language, or an example or case that gets another verdict.
    Rules,
    /// A row of a source says otherwise.
    Page,
    /// What no program reads is locked otherwise.
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
/// Sources are read in these folders, or as they were read before.
pub fn mutate(folder: &Path, folders: &Folders) -> Result<Score, Failure> {
    let (checked, mirror, ledger, _) = verify_and_keep(folder, folders, Against::All);
    if !checked.problems.is_empty() {
        return Err(Failure::Spec(Box::new(checked)));
    }
    let files = spec::files(&mirror, &checked.sources);
    let slips: Vec<(&File<'_>, Edit)> =
        files.iter().flat_map(|file| edits(file, &ledger).into_iter().map(move |edit| (file, edit))).collect();
    let mutations = parallel::map(&slips, |(file, edit)| Mutation {
        file: file.name.clone(),
        kind: edit.kind.clone(),
        diff: edit.diff(&file.tree),
        noticed: noticed(file, edit.applied_to(&file.tree), &ledger),
    });
    Ok(Score { mutations })
}

fn edits(file: &File<'_>, ledger: &Ledger) -> Vec<Edit> {
    if file.name.ends_with("/service") {
        return files::service(&file.tree);
    }
    let page = ledger.get(&file.name).and_then(|held| held.says(PAGE));
    let shown: Vec<String> = page.iter().flat_map(|page| &page.json).map(|json| compact(&json.text)).collect();
    files::operation(&file.tree, &|json| shown.contains(&compact(json)))
}

/// Who notices that a file says this instead.
fn noticed(file: &File<'_>, tree: Node, ledger: &Ledger) -> Option<Noticed> {
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
        ledger.operation(&folder, operation, Against::All, &mut problems);
    }
    if !problems.is_empty() {
        return Some(Noticed::Page);
    }
    let edited = File { name: file.name.clone(), folder: &folder, number: file.number, tree };
    ledger.claims_of_file(&edited, &mut problems);
    (!problems.is_empty()).then_some(Noticed::Pins)
}

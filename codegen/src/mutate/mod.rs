//! How good the checks are: one fact of one spec is made wrong at a time, and whoever notices is counted. Works on the trees of the files, in memory,
//! and must not know which rule notices what.

mod edit;
mod fields;
mod files;
mod limits;
mod report;

use std::path::Path;

use crate::check;
use crate::diagnostic::Problems;
use crate::parallel;
use crate::resolve::resolve;
use crate::spec::{Loaded, Node, ServiceFolder, load, parse};
use crate::stages::Failure;
use crate::verdict::check_examples_and_cases;
use edit::Edit;

/// Who noticed an edit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noticed {
    /// A rule of the language, or an example or case that gets another verdict.
    Rules,
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
pub fn mutate(spec: &Path) -> Result<Score, Failure> {
    let checked = check(spec);
    if !checked.problems.is_empty() {
        return Err(Failure::Spec(Box::new(checked)));
    }
    let loaded = load(spec, &mut Problems::default());
    let files = files(&loaded);
    let slips: Vec<(&File<'_>, Edit)> =
        files.iter().flat_map(|file| file.edits().into_iter().map(move |edit| (file, edit))).collect();
    let mutations = parallel::map(&slips, |(file, edit)| Mutation {
        file: file.name.clone(),
        kind: edit.kind.clone(),
        diff: edit.diff(&file.tree),
        noticed: file.noticed(&edit.applied_to(&file.tree)),
    });
    Ok(Score { mutations })
}

/// One file of a spec folder as a tree.
struct File<'l> {
    name: String,
    folder: &'l ServiceFolder,
    number: u32,
    tree: Node,
}

fn files(loaded: &Loaded) -> Vec<File<'_>> {
    let mut files = Vec::new();
    for folder in &loaded.services {
        let operations = folder.operations.iter().map(|operation| (operation.file, operation.stem.as_str()));
        let service = folder.service.iter().map(|service| (service.span.file, "service"));
        for (number, stem) in operations.chain(service) {
            let source = loaded.sources.iter().find(|(n, _)| *n == number).map(|(_, source)| source);
            let tree = source.and_then(|source| parse(number, &source.text, &mut Problems::default()));
            let name = format!("{}/{}/{stem}", folder.vendor, folder.name);
            files.extend(tree.map(|tree| File { name, folder, number, tree }));
        }
    }
    files
}

impl File<'_> {
    fn edits(&self) -> Vec<Edit> {
        if self.name.ends_with("/service") { files::service(&self.tree) } else { files::operation(&self.tree) }
    }

    /// Who notices that the file says this instead.
    fn noticed(&self, tree: &Node) -> Option<Noticed> {
        let mut problems = Problems::default();
        let folder = self.folder.with(self.number, tree, &mut problems);
        let Some(folder) = folder.filter(|_| problems.is_empty()) else { return Some(Noticed::Rules) };
        let model = resolve(vec![folder], &mut problems);
        check_examples_and_cases(&model, &mut problems);
        if !problems.is_empty() {
            return Some(Noticed::Rules);
        }
        None
    }
}

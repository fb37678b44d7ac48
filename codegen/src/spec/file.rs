//! One file of a spec folder as a tree, for those who look at what is written wherever it stands. Parses a second time, as the mirror keeps no trees.

use super::beside::CASES;
use super::load::ServiceFolder;
use super::tree::{Node, parse};
use crate::diagnostic::{Problems, Sources};
use crate::parallel;

/// A file that could be read.
pub(crate) struct File<'l> {
    /// `vendor/service/Operation`, or `vendor/service/service`.
    pub(crate) name: String,
    /// The service that it belongs to.
    pub(crate) folder: &'l ServiceFolder,
    /// Index of the text in the sources.
    pub(crate) number: u32,
    /// What it says.
    pub(crate) tree: Node,
}

/// The files of cases of these services, each called after its operation and `.cases`.
pub(crate) fn case_files<'l>(services: &'l [ServiceFolder], sources: &Sources) -> Vec<File<'l>> {
    let of = |folder: &'l ServiceFolder| {
        let both = folder.operations.iter().filter_map(|operation| Some((operation, operation.cases.as_ref()?)));
        both.map(move |(operation, cases)| (folder, cases.file, format!("{}{CASES}", operation.stem)))
    };
    trees(&services.iter().flat_map(of).collect::<Vec<_>>(), sources)
}

/// All other files of these services, operations before their service.
pub(crate) fn files<'l>(services: &'l [ServiceFolder], sources: &Sources) -> Vec<File<'l>> {
    let mut found = Vec::new();
    for folder in services {
        let operations = folder.operations.iter().map(|operation| (operation.file, operation.stem.clone()));
        let service = folder.service.iter().map(|service| (service.span.file, "service".to_owned()));
        found.extend(operations.chain(service).map(|(number, stem)| (folder, number, stem)));
    }
    trees(&found, sources)
}

fn trees<'l>(found: &[(&'l ServiceFolder, u32, String)], sources: &Sources) -> Vec<File<'l>> {
    let trees = parallel::map(found, |(folder, number, stem)| {
        let source = sources.of(*number)?;
        let tree = parse(*number, &source.text, &mut Problems::default())?;
        Some(File { name: folder.name_of(stem), folder, number: *number, tree })
    });
    trees.into_iter().flatten().collect()
}

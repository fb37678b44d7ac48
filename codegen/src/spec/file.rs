//! One file of a spec folder as a tree, for those who look at what is written wherever it stands. Parses a second time, as the mirror keeps no trees.

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

/// All files of these services, operations before their service.
pub(crate) fn files<'l>(services: &'l [ServiceFolder], sources: &Sources) -> Vec<File<'l>> {
    each_file(services, sources, |file| file)
}

/// Does the same work on each of them, in that order. A tree is several times as large as its text, and is dropped with the work.
pub(crate) fn each_file<'l, R: Send>(
    services: &'l [ServiceFolder],
    sources: &Sources,
    work: impl Fn(File<'l>) -> R + Sync,
) -> Vec<R> {
    let mut found = Vec::new();
    for folder in services {
        let operations = folder.operations.iter().map(|operation| (operation.file, operation.stem.as_str()));
        let service = folder.service.iter().map(|service| (service.span.file, "service"));
        found.extend(operations.chain(service).map(|(number, stem)| (folder, number, stem)));
    }
    let done = parallel::map(&found, |&(folder, number, stem)| {
        let source = sources.of(number)?;
        let tree = parse(number, &source.text, &mut Problems::default())?;
        Some(work(File { name: folder.name_of(stem), folder, number, tree }))
    });
    done.into_iter().flatten().collect()
}

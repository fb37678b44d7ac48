//! The vendors' pages themselves, where they are at hand: what is read from them is what was counted by hand and what the specs say, and any change
//! of a number, a value or a name is noticed. The pages are never copied; without them these tests say that they did not run.

mod changes;
mod reference;

use std::path::PathBuf;

use flowlog_codegen::page::{Page, find, open};
use flowlog_codegen::spec::{Loaded, OperationFile, ServiceFolder};

/// A page with the spec file that was transcribed from it.
struct Transcribed<'l> {
    id: String,
    folder: &'l ServiceFolder,
    file: &'l OperationFile,
    path: PathBuf,
    page: Page,
}

fn transcribed<'l>(loaded: &'l Loaded, documents: &std::path::Path) -> Vec<Transcribed<'l>> {
    let files = loaded.services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
    files
        .filter_map(|(folder, file)| {
            file.spec.page.as_ref()?;
            let id = format!("{}.{}.{}", folder.vendor, folder.name, file.stem);
            let path = find(documents, &id).unwrap_or_else(|| panic!("no page {id}"));
            let page = open(&path).unwrap_or_else(|error| panic!("{id}: {error}")).page;
            Some(Transcribed { id, folder, file, path, page })
        })
        .collect()
}

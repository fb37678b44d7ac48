//! The vendors' pages and what a person counted on them, where they lie beside the repository. They are never copied; a test that wants them and does not
//! find them says that it did not run.

use std::path::PathBuf;

use flowlog_codegen::ledger::Folders;
use serde_json::Value;

use crate::repository;

/// The folder of the pages.
pub fn pages() -> Option<PathBuf> {
    let named = std::env::var_os("FLOWLOG_DOCUMENTS").filter(|named| !named.is_empty()).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| repository().join("../shared/documents"));
    if !folder.is_dir() {
        println!("skipped: the pages are not at hand, as {} is no folder", folder.display());
        return None;
    }
    Some(folder)
}

/// The same as a folder of sources.
pub fn folders() -> Option<Folders> {
    pages().map(Folders::one)
}

/// What a person counted on the pages: tables, rows, names and their order, Yes and No, codes, examples, holes.
pub fn counted() -> Option<Value> {
    let path = pages()?.with_file_name("rows.json");
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).expect("JSON")),
        Err(error) => {
            println!("skipped: {}: {error}", path.display());
            None
        }
    }
}

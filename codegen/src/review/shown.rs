//! The page beside which an operation is shown, and what is wrong with it: words of another text than the one that was transcribed are never shown.
//! Finds the page; must not look into it.

use crate::ledger::{Folders, Held, Ledger, PAGE};
use crate::page::Page;
use crate::spec::{OperationFile, ServiceFolder};

/// The page beside which an operation is shown.
#[derive(Default)]
pub(super) struct Shown<'s> {
    pub(super) file: Option<&'s OperationFile>,
    /// What was read of it.
    pub(super) page: Option<Page>,
    /// Whether it is the page itself, with its words.
    pub(super) has_words: bool,
    /// What was read of the other sources, and what was kept of all of them.
    pub(super) held: Option<&'s Held>,
    pub(super) troubles: Vec<String>,
}

impl<'s> Shown<'s> {
    /// Looks for it in the folders of sources, then in the lock.
    pub(super) fn find(operation: &str, folders: &Folders, services: &'s [ServiceFolder], ledger: &'s Ledger) -> Self {
        let files = services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
        let file =
            files.into_iter().find(|(folder, file)| folder.name_of(&file.stem) == operation).map(|(_, file)| file);
        let held = ledger.get(operation);
        let mut shown = Self { file, held, ..Self::default() };
        if file.is_none_or(|file| file.spec.page.is_none()) {
            return shown;
        }
        let before = held.and_then(|held| held.reading(PAGE));
        let words = if folders.is_none() { None } else { Some(folders.words(&operation.replace('/', "."))) };
        match words {
            // Without a lock nobody has said yet which text it should be.
            Some(Some(Ok(read))) if before.is_none_or(|before| before.sha256 == read.sha256) => {
                shown.page = Some(read.page);
                shown.has_words = true;
                return shown;
            }
            Some(Some(Ok(read))) => shown.troubles.push(format!(
                "the page at hand has the digest {}, which is not the one that was transcribed: its words are not shown; see what `cargo xtask drift` says of it",
                read.sha256
            )),
            Some(Some(Err(error))) => shown.troubles.extend(error.to_string().lines().map(str::to_owned)),
            Some(None) => shown.troubles.push(format!(
                "the folders of sources have no page of {operation}: its words are not shown"
            )),
            None => {}
        }
        if before.is_none() {
            let why = match held.and_then(Held::broken) {
                Some(broken) => broken,
                None => "the page was not read before; run `cargo xtask update --sources DIR` with the page in DIR"
                    .to_owned(),
            };
            shown.troubles.push(format!("what the rows say is not known: {why}"));
        }
        shown.page = before.map(|before| before.page.clone());
        shown
    }
}

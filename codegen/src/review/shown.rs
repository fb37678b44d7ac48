//! The page beside which an operation is shown, and what is wrong with it: words of another text than the one that was transcribed are never shown.
//! Finds the page; must not look into it.

use std::path::Path;

use crate::diagnostic::Sources;
use crate::lock::pages::LockedPage;
use crate::lock::{Held, HeldPages};
use crate::page::{self, Page};
use crate::spec::{OperationFile, ServiceFolder};

/// The page beside which an operation is shown.
#[derive(Default)]
pub(super) struct Shown<'s> {
    pub(super) file: Option<&'s OperationFile>,
    pub(super) page: Option<LockedPage>,
    /// The page itself, if it is at hand and the one that was transcribed.
    pub(super) read: Option<Page>,
    pub(super) troubles: Vec<String>,
}

impl<'s> Shown<'s> {
    /// Looks for it in the folder of documents, then in the lock.
    pub(super) fn find(
        spec: &Path,
        operation: &str,
        documents: Option<&Path>,
        services: &'s [ServiceFolder],
        sources: &mut Sources,
    ) -> Self {
        let files = services.iter().flat_map(|folder| folder.operations.iter().map(move |file| (folder, file)));
        let file = files.into_iter().find(|(folder, file)| folder.name_of(&file.stem) == operation);
        let Some((file, document)) = file.and_then(|(_, file)| Some((file, file.spec.document.as_ref()?))) else {
            return Self { file: file.map(|(_, file)| file), ..Self::default() };
        };
        let mut shown = Self { file: Some(file), ..Self::default() };
        if let Some(documents) = documents {
            match page::at_hand(documents, &document.id.value) {
                Some(Ok(read)) if read.sha256 == document.sha256.value => {
                    shown.page = Held::Read(Box::new(read.clone())).locked(file);
                    shown.read = Some(read.page);
                    return shown;
                }
                Some(Ok(read)) => shown.troubles.push(format!(
                    "the page at hand has the digest {}, which is not the one that was transcribed: its words are not shown; see what `cargo xtask drift` says of it",
                    read.sha256
                )),
                Some(Err(error)) => shown.troubles.extend(error.to_string().lines().map(str::to_owned)),
                None => shown.troubles.push(format!(
                    "the folder of documents has no page {}: its words are not shown",
                    document.id
                )),
            }
        }
        let mut held = HeldPages::read(spec, None, services, sources);
        match held.take(operation) {
            Some(Held::Locked(locked)) => {
                if locked.0.sha256 != document.sha256.value {
                    shown.troubles.push(
                        "documents.lock has another text of this page than the one that this file says was transcribed; run `cargo xtask check`".to_owned(),
                    );
                }
                shown.page = Some(locked.0);
            }
            _ => shown.troubles.push(match held.broken() {
                Some(broken) => format!("what the rows say is not known: {broken}"),
                None => "what the rows say is not known: the page is not in documents.lock; run `cargo xtask lock --documents DIR` with the page in DIR".to_owned(),
            }),
        }
        shown
    }
}
